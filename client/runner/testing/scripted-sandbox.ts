import type { SandboxRunEvent } from '../sandbox/open-sandbox.ts'
import type { Sandbox } from '../sandbox/open-sandbox.ts'
import type { TestRequest } from '../drivers/driver.ts'

export interface ScriptedRun {
  readonly request: TestRequest | undefined
  readonly tell: (...events: SandboxRunEvent[]) => void
  killed: boolean
}

/** A sandbox whose programs do what the test says. `runs` are those that were begun. */
export function openScriptedSandbox(): Pick<Sandbox, 'run'> & { readonly runs: ScriptedRun[] } {
  const runs: ScriptedRun[] = []
  return {
    runs,
    run(_runtime, _program, request, onEvent) {
      const run: ScriptedRun = {
        request,
        killed: false,
        tell: (...events) => events.forEach((event) => run.killed || onEvent(event)),
      }
      runs.push(run)
      return () => {
        run.killed = true
      }
    },
  }
}
