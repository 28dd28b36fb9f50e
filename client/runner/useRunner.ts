import { useEffect, useState } from 'react'
import { openRunner } from './runner.ts'
import type { Runner, RunnerState } from './runner.ts'

/**
 * A runner for as long as this component is on the screen. Its state is no external store: React draws a change to one
 * of those before anything else happens, and what a program has said by then comes first.
 */
export function useRunner(): { runner: Runner; state: RunnerState } {
  const [runner] = useState(openRunner)
  const [state, setState] = useState(runner.state)
  useEffect(() => {
    const forget = runner.subscribe(() => setState(runner.state()))
    return () => {
      forget()
      runner.close()
    }
  }, [runner])
  return { runner, state }
}
