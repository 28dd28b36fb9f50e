import { useEffect, useState, useSyncExternalStore } from 'react'
import { openRunner } from './runner.ts'
import type { Runner, RunnerState } from './runner.ts'

/** A runner for as long as this component is on the screen. */
export function useRunner(): { runner: Runner; state: RunnerState } {
  const [runner] = useState(openRunner)
  useEffect(() => () => runner.close(), [runner])
  return { runner, state: useSyncExternalStore(runner.subscribe, runner.state) }
}
