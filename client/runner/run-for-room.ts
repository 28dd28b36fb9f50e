/** A run as the room sees it: everything that the sandbox says goes into the code document, for all to read. */
import type * as Y from 'yjs'
import { listFiles } from '#shared/code.ts'
import type { TaskTests } from '#shared/exercise.ts'
import type { Identity } from '#shared/awareness.ts'
import { addRun } from '#shared/runs.ts'
import type { Entry } from './choose-entry.ts'
import { openOutputPublisher } from './publish-output.ts'
import type { Listener, Runner } from './runner.ts'
import type { Ended } from './execute.ts'

export interface RoomRun {
  readonly runner: Pick<Runner, 'run'>
  /** Where the files are. */
  readonly code: Y.Doc
  /** Where the run is written: the same, or a document of one's own for what nobody else may see. */
  readonly runs: Y.Doc
  readonly me: Identity
  readonly entry: Entry
  readonly tests: TaskTests | undefined
  readonly input: string
  readonly nowMs: () => number
  readonly onEnded: (ended: Ended) => void
}

/** Resolves when it is over; rejects when the language's runtime cannot be had. */
export function runForRoom(run: RoomRun): Promise<void> {
  const { runner, code, entry, tests, input } = run
  const files = listFiles(code).map(({ name, text }) => ({ name, text: text.toString() }))
  return runner.run({
    target: entry.target,
    program: { entry: entry.file, files, input },
    tests,
    begin: () => openListener(run),
  })
}

/** So long a run waits for its own first words, in milliseconds: most have come by then, and all is drawn once. */
const companyMs = 30

function openListener({ runs, me, entry, tests, nowMs, onEnded }: RoomRun): Listener {
  const startedAtMs = nowMs()
  const waiting = setTimeout(() => tell(() => {}), companyMs)
  let open: ReturnType<typeof openRun> | undefined

  function openRun() {
    clearTimeout(waiting)
    const writer = addRun(runs, {
      id: crypto.randomUUID(),
      by: me.participant,
      name: me.name,
      language: entry.target.language.title,
      file: entry.file,
      kind: tests ? 'tests' : 'run',
      startedAtMs,
      cases: tests?.cases.length ?? 0,
    })
    return { writer, publisher: openOutputPublisher(writer) }
  }
  function tell(what: (run: ReturnType<typeof openRun>) => void) {
    runs.transact(() => what((open ??= openRun())))
  }
  return {
    onOutput: (piece) => tell(({ publisher }) => publisher.push(piece)),
    onResult: (result) => tell(({ writer }) => writer.report(result)),
    onWaiting: (waits) => tell(({ writer }) => writer.wait(waits)),
    onTyped: (text) => tell(({ publisher }) => publisher.push({ stream: 'in', text })),
    onEnded(ended) {
      tell(({ writer, publisher }) => {
        if (ended.state === 'crashed' && ended.reason !== undefined) {
          publisher.push({ stream: 'err', text: `${ended.reason}\n` })
        }
        // What a stopped program had yet to say interests nobody.
        if (ended.state === 'stopped' || ended.state === 'too-much-output') publisher.drop()
        else publisher.finish()
        writer.end(ended.state, ended.ms)
      })
      onEnded(ended)
    },
  }
}
