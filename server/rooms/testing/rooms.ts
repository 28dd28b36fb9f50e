/** A memory store with one room in it, and a way to hold its commits back or let them fail. */
import { parseDocumentName } from '#shared/document.ts'
import type { DocumentId } from '#shared/document.ts'
import { roomIdSchema } from '#shared/ids.ts'
import { planSchema } from '#shared/plan.ts'
import { rubricSchema } from '#shared/rubric.ts'
import { openMemoryStore } from '../../store/memory-store.ts'
import { StorageError } from '../../store/storage-error.ts'
import type { Entry, ParticipantRecord, RoomRecord, Store } from '../../store/store.ts'
import type { LiveDocument, LiveRoom } from '../live-rooms.ts'
import { seedRoom } from '../seed-room.ts'
import { asker } from './fake-client.ts'

export const room = roomIdSchema.parse('0'.repeat(16))
export const createdAtMs = 1_700_000_000_000
const both = (text: string) => ({ fr: text, en: text })

export const plan = planSchema.parse({
  id: 'plan',
  title: both('Plan'),
  summary: both('Summary'),
  stages: [{ id: 'talk', title: both('Talk'), minutes: 30 }],
})
const rubric = rubricSchema.parse({
  id: 'rubric',
  title: both('Rubric'),
  summary: both('Summary'),
  criteria: [
    {
      id: 'naming',
      title: both('Naming'),
      skill: 'hard',
      weight: 1,
      levels: [both('1'), both('2'), both('3'), both('4')],
    },
  ],
})

export const record: RoomRecord = {
  id: room,
  candidate: 'Ada',
  role: 'Engineer',
  language: 'en',
  status: 'lobby',
  createdAtMs,
  startedAtMs: undefined,
  endedAtMs: undefined,
  deleteAtMs: createdAtMs + 90 * 86_400_000,
  debriefMinutes: 120,
  prepared: JSON.stringify({ plan, rubric, drillDown: null, exercise: null }),
}

export const people = {
  candidate: asker('c'),
  examiner: asker('e', 'examiner'),
  secondExaminer: asker('f', 'examiner'),
  observer: asker('q', 'observer'),
} as const

const participant = ({ participant: id, role }: ReturnType<typeof asker>): ParticipantRecord => ({
  id,
  room,
  role,
  name: role,
  colour: 1,
  preview: false,
  link: '',
  joinedAtMs: createdAtMs,
  selector: id,
  hash: new Uint8Array(32),
})

/** The room as it stands right after its creation, everybody in it. */
export async function storeWithRoom(status: RoomRecord['status'] = 'live'): Promise<Store> {
  const store = openMemoryStore()
  const rows = seedRoom({ room, plan, exercise: null, nowMs: createdAtMs })
  await store.createRoom({ ...record, status }, [], rows)
  for (const one of Object.values(people)) await store.addParticipant(participant(one))
  return store
}

export function documentId(name: string): DocumentId {
  const id = parseDocumentName(name)
  if (!id) throw new Error(`no document is called ${name}`)
  return id
}

export async function documentOf(live: LiveRoom | undefined, name: string): Promise<LiveDocument> {
  const document = await live?.document(documentId(name))
  if (!document) throw new Error(`no document ${name}`)
  return document
}

/** A store whose appends wait until the test lets them through. */
export function holdAppends(store: Store) {
  const held: {
    readonly entry: Entry
    readonly go: () => void
    readonly fail: (error: Error) => void
  }[] = []
  let holding = true
  const append = (entry: Entry) =>
    holding
      ? new Promise<void>((resolve, reject) => {
          const go = () => void store.append(entry).then(resolve, reject)
          held.push({ entry, go, fail: reject })
        })
      : store.append(entry)
  return {
    store: { ...store, append },
    held,
    /** Lets the oldest through. */
    commit: () => held.shift()?.go(),
    commitAll: () => {
      for (const { go } of held.splice(0)) go()
    },
    failAll: (reason: StorageError['reason'] = 'disk-full') => {
      for (const { fail } of held.splice(0)) fail(new StorageError(reason, 'as the test wants it'))
    },
    release: () => {
      holding = false
      for (const { go } of held.splice(0)) go()
    },
  }
}
