/** Creating a room, and what those inside are told of it. */
import { preparedSchema } from '#shared/api.ts'
import type { CreatedRoom, NewRoom, Prepared, Room, Welcome } from '#shared/api.ts'
import { programmingLanguages } from '#shared/exercise.ts'
import type { ProgrammingLanguage } from '#shared/exercise.ts'
import type { RoomId } from '#shared/ids.ts'
import type { Role } from '#shared/role.ts'
import { identityOf } from '../access/identity.ts'
import { mintRoomId } from '../access/ids.ts'
import { mintKey } from '../access/keys.ts'
import type { MintedKey } from '../access/keys.ts'
import type { AddressBuckets } from '../access/token-bucket.ts'
import type { ExerciseLibrary } from '../exercises/library.ts'
import { seedRoom } from '../rooms/seed-room.ts'
import type { LinkRecord, RoomRecord, Store } from '../store/store.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

const dayMs = 24 * 60 * 60 * 1000

interface CreateParts {
  readonly store: Store
  readonly library: Pick<ExerciseLibrary, 'plan' | 'rubric' | 'exercise'>
  readonly retentionDays: number
  readonly newRooms: AddressBuckets
  readonly nowMs: () => number
}

export function createRoom(parts: CreateParts): Answer<'creator', NewRoom> {
  const { store, library, retentionDays, newRooms, nowMs } = parts
  return async ({ address, body }) => {
    if (!newRooms.of(address).take()) throw new ProblemError('too-many-requests')
    const prepared = prepare(library, body)
    const programmingLanguage = chooseLanguage(prepared, body.programmingLanguage)
    const room = mintRoomId()
    const createdAtMs = nowMs()
    const record: RoomRecord = {
      id: room,
      candidate: body.candidate,
      role: body.role,
      language: body.language,
      status: 'lobby',
      createdAtMs,
      startedAtMs: undefined,
      endedAtMs: undefined,
      deleteAtMs: createdAtMs + retentionDays * dayMs,
      debriefMinutes: 120,
      prepared: JSON.stringify(prepared),
    }
    const keys = { candidate: mintKey(), examiner: mintKey(), observer: mintKey() }
    const link = (role: Role) => linkRecord(room, role, keys[role], createdAtMs)
    const links = [link('candidate'), link('examiner'), link('observer')]
    const { plan, exercise, drillDown } = prepared
    const rows = seedRoom({
      room,
      plan,
      exercise,
      drillDown,
      programmingLanguage,
      nowMs: createdAtMs,
    })
    await store.createRoom(record, links, rows)
    return {
      room,
      links: {
        candidate: keys.candidate.key,
        examiner: keys.examiner.key,
        observer: keys.observer.key,
      },
    } satisfies CreatedRoom
  }
}

/** What is stored of a freshly minted link: everything but its key. */
export function linkRecord(
  room: RoomId,
  role: Role,
  { selector, hash }: MintedKey,
  createdAtMs: number,
): LinkRecord {
  return { room, role, selector, hash, createdAtMs, revokedAtMs: undefined }
}

function prepare(library: CreateParts['library'], wanted: NewRoom): Prepared {
  const plan = library.plan(wanted.plan)
  const rubric = library.rubric(wanted.rubric)
  const drillDown = wanted.drillDown === null ? null : library.exercise(wanted.drillDown)
  const exercise = wanted.exercise === null ? null : library.exercise(wanted.exercise)
  if (!plan || !rubric) throw new ProblemError('unknown-exercise', 'no such plan or rubric')
  if (drillDown !== null && !drillDown?.drillDown) {
    throw new ProblemError('unknown-exercise', 'drillDown: no such drill-down')
  }
  if (exercise !== null && !exercise?.coding) {
    throw new ProblemError('unknown-exercise', 'exercise: no such coding task')
  }
  return { plan, rubric, weights: [], drillDown, exercise }
}

/** The language asked for, when there is a starter in it; else the first that there is. */
function chooseLanguage(
  { exercise, drillDown }: Prepared,
  wanted: ProgrammingLanguage | undefined,
): ProgrammingLanguage | undefined {
  const starters = (exercise ?? drillDown)?.coding?.starters
  if (!starters) return wanted
  if (wanted !== undefined && !starters[wanted]) {
    throw new ProblemError('unknown-exercise', 'programmingLanguage: no starter in it')
  }
  return wanted ?? programmingLanguages.find((language) => starters[language])
}

export function readWelcome(store: Store): Answer<'key holder'> {
  return ({ room, role }) => welcome(store, room, role)
}

export function readRoom(store: Store): Answer<'participant'> {
  return async ({ room, participant }) =>
    ({
      ...(await welcome(store, room, participant.role)),
      who: identityOf(participant),
      preview: participant.preview,
    }) satisfies Room
}

/** The versions of plan, rubric and exercises that the room started with: for examiners alone. */
export function readPrepared(): Answer<'examiner'> {
  return async ({ room }) => preparedOf(room)
}

async function welcome(store: Store, room: RoomRecord, role: Role): Promise<Welcome> {
  const participants = await store.readParticipants(room.id)
  return {
    room: room.id,
    status: room.status,
    as: role,
    candidate: room.candidate,
    role: room.role,
    language: room.language,
    stages: preparedOf(room).plan.stages,
    examiners: participants.filter((one) => one.role === 'examiner').map(({ name }) => name),
    createdAtMs: room.createdAtMs,
    deletedAtMs: room.deleteAtMs,
  }
}

const preparedOf = (room: RoomRecord): Prepared => preparedSchema.parse(JSON.parse(room.prepared))
