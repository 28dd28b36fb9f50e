import { startTransition, useEffect, useState } from 'react'
import { openRunner } from './runner.ts'
import type { Runner, RunnerState } from './runner.ts'

/** What is over sooner, in milliseconds, is not worth a flash on the screen: most programs get ready and run in less. */
const worthShowingMs = 80

/** A runner for as long as this component is on the screen. */
export function useRunner(): { runner: Runner; state: RunnerState } {
  const [runner] = useState(openRunner)
  const [state, setState] = useState(runner.state)
  useEffect(() => {
    let later: ReturnType<typeof setTimeout> | undefined
    const show = () => {
      clearTimeout(later)
      later = undefined
      // What a program has said comes first.
      startTransition(() => setState(runner.state()))
    }
    const forget = runner.subscribe(() => {
      const { kind } = runner.state()
      if (kind === 'idle' || kind === 'waiting') show()
      else later ??= setTimeout(show, worthShowingMs)
    })
    return () => {
      clearTimeout(later)
      forget()
      runner.close()
    }
  }, [runner])
  return { runner, state }
}
