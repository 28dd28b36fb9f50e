/** One program in the sandbox, from its start to one of the ways in which it can end. */
import type { RunState } from '#shared/runs.ts'
import { runLimits } from '#shared/run-limits.ts'
import type { Program, TestRequest } from './drivers/driver.ts'
import type { Sandbox, SandboxRunEvent } from './sandbox/open-sandbox.ts'

export interface Ended {
  readonly state: Exclude<RunState, 'running'>
  /** How long the program itself ran; undefined when it never began. */
  readonly ms: number | undefined
  /** For `crashed`: what the sandbox had to say of it. */
  readonly reason?: string
}

export interface Execution {
  /** At once, whatever the program is doing. */
  readonly stop: (state?: 'stopped' | 'timed-out') => void
  readonly ended: Promise<Ended>
}

export interface ExecutionParts {
  readonly sandbox: Pick<Sandbox, 'run'>
  readonly runtime: string
  readonly program: Program
  readonly request?: TestRequest
  /** From the program's first line on. */
  readonly wallMs: number
  /** Everything that happens meanwhile. */
  readonly onEvent: (event: SandboxRunEvent) => void
}

export function execute(parts: ExecutionParts): Execution {
  const { sandbox, runtime, program, request, wallMs, onEvent } = parts
  let startedAtMs: number | undefined
  let end = (_ended: Ended) => {}
  const ended = new Promise<Ended>((resolve) => {
    end = resolve
  })
  const kill = sandbox.run(runtime, program, request, (event) => {
    onEvent(event)
    if (event.kind === 'started') {
      startedAtMs = performance.now()
      limitTo(wallMs)
    } else if (event.kind === 'ended') {
      clearTimeout(timer)
      end({ state: event.ending, ms: startedAtMs === undefined ? undefined : event.ms })
    } else if (event.kind === 'overflow') finish('too-much-output')
    else if (event.kind === 'broken') finish('crashed', event.reason)
    else if (event.kind === 'dead') finish('crashed')
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  limitTo(runLimits.preparationMs)

  function limitTo(limitMs: number) {
    clearTimeout(timer)
    timer = setTimeout(() => stop('timed-out'), limitMs)
  }
  function finish(state: Ended['state'], reason?: string) {
    clearTimeout(timer)
    const ms = startedAtMs === undefined ? undefined : performance.now() - startedAtMs
    end({ state, ms, ...(reason !== undefined && { reason }) })
  }
  function stop(state: 'stopped' | 'timed-out' = 'stopped') {
    kill()
    finish(state)
  }
  return { stop, ended }
}
