import type { SandboxRunEvent } from '../sandbox/open-sandbox.ts'
import type { Sandbox } from '../sandbox/open-sandbox.ts'
import type { TestRequest } from '../drivers/driver.ts'

export interface ScriptedRun {
  readonly request: TestRequest | undefined
  readonly tell: (...events: SandboxRunEvent[]) => void
  killed: boolean
  /** What it was told after it had asked. */
  readonly answers: (string | undefined)[]
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
        answers: [],
        tell: (...events) => events.forEach((event) => run.killed || onEvent(event)),
      }
      runs.push(run)
      return {
        kill() {
          run.killed = true
        },
        answer: (line) => run.answers.push(line),
      }
    },
  }
}
