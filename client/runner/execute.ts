/** One program in the sandbox, from its start to one of the ways in which it can end. */
import type { RunState } from '#shared/runs.ts'
import { runLimits } from '#shared/run-limits.ts'
import type { Program, TestRequest } from './drivers/driver.ts'
import { openQuestions } from './questions.ts'
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
  /** A line, without its end, for a program that waits for one; otherwise nothing happens. */
  readonly answer: (line: string) => void
  /** There is nothing more to read. */
  readonly endInput: () => void
  readonly ended: Promise<Ended>
}

export interface ExecutionParts {
  readonly sandbox: Pick<Sandbox, 'run'>
  readonly runtime: string
  readonly program: Program
  readonly request?: TestRequest
  /** From the program's first line on, the time left out for which it waits for somebody to type. */
  readonly wallMs: number
  /** Everything that happens meanwhile. */
  readonly onEvent: (event: SandboxRunEvent) => void
  /** Who can be asked for input beyond what was given beforehand. Without anybody a question is never answered. */
  readonly person?: Person
}

export interface Person {
  /** Called by turns with true and false. */
  onWaiting(waits: boolean): void
  /** What was typed and is on its way to the program, the line's end included. */
  onTyped(text: string): void
}

export function execute(parts: ExecutionParts): Execution {
  const { sandbox, runtime, program, request, wallMs, onEvent, person } = parts
  let startedAtMs: number | undefined
  let end = (_ended: Ended) => {}
  const ended = new Promise<Ended>((resolve) => {
    end = resolve
  })
  const run = sandbox.run(runtime, program, request, (event) => {
    onEvent(event)
    if (event.kind === 'started') {
      // Said again, it buys no time.
      if (startedAtMs !== undefined) return
      startedAtMs = performance.now()
      limitTo(wallMs)
    } else if (event.kind === 'asks') {
      if (person && startedAtMs !== undefined) questions.ask()
    } else if (event.kind === 'ended') {
      close()
      end({ state: event.ending, ms: startedAtMs === undefined ? undefined : event.ms })
    } else if (event.kind === 'overflow') finish('too-much-output')
    else if (event.kind === 'broken') finish('crashed', event.reason)
    else if (event.kind === 'dead') finish('crashed')
  })
  let timer: ReturnType<typeof setTimeout> | undefined
  let limitAtMs = 0
  let leftMs = 0
  limitTo(runLimits.preparationMs)
  const questions = openQuestions({
    reply(line) {
      if (line !== undefined) person?.onTyped(`${line}\n`)
      run.answer(line)
    },
    onWaiting(waits) {
      if (waits) {
        leftMs = limitAtMs - performance.now()
        clearTimeout(timer)
      } else limitTo(leftMs)
      person?.onWaiting(waits)
    },
  })

  function limitTo(limitMs: number) {
    clearTimeout(timer)
    limitAtMs = performance.now() + limitMs
    timer = setTimeout(() => stop('timed-out'), limitMs)
  }
  function close() {
    clearTimeout(timer)
    questions.close()
  }
  function finish(state: Ended['state'], reason?: string) {
    close()
    const ms =
      startedAtMs === undefined ? undefined : performance.now() - startedAtMs - questions.waitedMs()
    end({ state, ms, ...(reason !== undefined && { reason }) })
  }
  function stop(state: 'stopped' | 'timed-out' = 'stopped') {
    run.kill()
    finish(state)
  }
  return {
    stop,
    answer: (line) => questions.answer(line),
    endInput: () => questions.end(),
    ended,
  }
}
