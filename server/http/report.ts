/** How an interview went, out of its documents: for examiners, and only once it has ended. */
import type * as Y from 'yjs'
import { readAgenda } from '#shared/agenda.ts'
import type { CourseReport } from '#shared/api.ts'
import { authorsOf } from '#shared/authorship.ts'
import { listFiles } from '#shared/code.ts'
import { serverClientId } from '#shared/document.ts'
import { readRuns } from '#shared/runs.ts'
import type { Run } from '#shared/runs.ts'
import { readSignals } from '#shared/signals.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import type { ClientBinding, ParticipantRecord, Store } from '../store/store.ts'
import { ProblemError } from './problem.ts'
import { readDocument } from './read-document.ts'
import type { Answer } from './route.ts'

interface Parts {
  readonly store: Store
  readonly rooms: LiveRooms
}

export function readReport({ store, rooms }: Parts): Answer<'examiner'> {
  return async ({ room: { id } }) => {
    const room = await rooms.open(id)
    if (!room) throw new ProblemError('not-found')
    // While it lasts code may be nobody's to see: a focus stage withholds it.
    if (room.standing.status !== 'ended') throw new ProblemError('wrong-status', 'not ended yet')
    const [people, bindings] = await Promise.all([
      store.readParticipants(id),
      store.readBindings(id),
    ])
    const agendaId = { name: 'agenda', kind: 'agenda', owner: undefined } as const
    const codeId = { name: 'code', kind: 'code', owner: undefined } as const
    const course = await readDocument(room, agendaId, (doc) => {
      const { startedAtMs, endedAtMs, stages, past } = readAgenda(doc)
      return {
        startedAtMs: startedAtMs ?? null,
        endedAtMs: endedAtMs ?? null,
        stages: [...stages],
        past: [...past],
        signals: readSignals(doc),
      }
    })
    const code = await readDocument(room, codeId, (doc) => ({
      authorship: authorship(doc, people, bindings),
      runs: readRuns(doc).map(summaryOf),
    }))
    return { ...course, ...code } satisfies CourseReport
  }
}

function authorship(
  doc: Y.Doc,
  people: readonly ParticipantRecord[],
  bindings: readonly ClientBinding[],
): CourseReport['authorship'] {
  const byClient = new Map(
    bindings.flatMap(({ document, clientId, participant }) => {
      const person = people.find(({ id }) => id === participant)
      return document === 'code' && person ? [[clientId, person] as const] : []
    }),
  )
  return listFiles(doc).map(({ name, text }) => {
    const characters = new Map<ParticipantRecord | undefined, number>()
    for (const [client, count] of authorsOf(text)) {
      const author = client === serverClientId ? undefined : byClient.get(client)
      characters.set(author, (characters.get(author) ?? 0) + count)
    }
    const parts = [...characters].map(([author, count]) => ({
      name: author?.name ?? null,
      role: author?.role ?? null,
      characters: count,
    }))
    return { file: name, parts: parts.toSorted((a, b) => b.characters - a.characters) }
  })
}

function summaryOf(run: Run): CourseReport['runs'][number] {
  const { startedAtMs, name, kind, language, file, state, results, cases } = run
  const passed = results.filter(({ verdict }) => verdict === 'passed').length
  return { atMs: startedAtMs, name, kind, language, file, state, passed, cases }
}
