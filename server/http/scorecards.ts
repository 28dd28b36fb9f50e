/** Sealing one's scorecard, and reading the others' when the debrief is open: not a moment earlier. */
import type { z } from 'zod'
import { preparedSchema } from '#shared/api.ts'
import type { Debrief, sealSchema } from '#shared/api.ts'
import { scorecardOf } from '#shared/document.ts'
import type { ParticipantId } from '#shared/ids.ts'
import { readScorecard } from '#shared/scorecard.ts'
import { isBegun, readSealed, sealProblems } from '#shared/sealing.ts'
import { identityOf } from '../access/identity.ts'
import type { LiveRoom, LiveRooms } from '../rooms/live-rooms.ts'
import type { RoomRecord, Store } from '../store/store.ts'
import { ProblemError } from './problem.ts'
import { readDocument } from './read-document.ts'
import type { Answer } from './route.ts'

const minuteMs = 60_000

interface Parts {
  readonly store: Store
  readonly rooms: LiveRooms
  readonly nowMs: () => number
}

/** Sealing again keeps the first seal, whatever was changed meanwhile. */
export function sealScorecard({ rooms }: Parts): Answer<'examiner', z.infer<typeof sealSchema>> {
  return async ({ room: record, participant, body: { abstain } }) => {
    const room = await rooms.open(record.id)
    if (!room) throw new ProblemError('not-found')
    if (room.standing.status !== 'ended') {
      throw new ProblemError('wrong-status', 'scorecards are sealed after the end')
    }
    if (await readCard(room, participant.id, readSealed)) return
    const { criteria } = preparedSchema.parse(JSON.parse(record.prepared)).rubric
    const problems = await room.sealScorecard(participant.id, (scorecard) =>
      abstain && !isBegun(scorecard) ? [] : sealProblems(criteria, scorecard),
    )
    if (problems.length > 0) {
      const missing = problems.map(({ kind }) => kind).join(', ')
      throw new ProblemError('scorecard-incomplete', missing)
    }
  }
}

export function readScorecards(parts: Parts): Answer<'examiner'> {
  return async ({ room, participant }) => readDebrief(parts, room, participant.id)
}

export async function readDebrief(
  { store, rooms, nowMs }: Parts,
  { id, debriefMinutes }: RoomRecord,
  me: ParticipantId,
): Promise<Debrief> {
  const room = await rooms.open(id)
  if (!room) throw new ProblemError('not-found')
  const people = await store.readParticipants(id)
  const examiners = people.filter(({ role, preview }) => role === 'examiner' && !preview)
  const cards = await Promise.all(
    examiners.map(async (examiner) => {
      const standing = await readCard(room, examiner.id, (doc) => ({
        sealed: readSealed(doc),
        begun: isBegun(readScorecard(doc)),
      }))
      return { examiner, ...standing }
    }),
  )
  const scoring = cards.filter(
    ({ examiner, sealed, begun }) => examiner.id === me || sealed !== undefined || begun,
  )
  const { status, endedAtMs } = room.standing
  const opensAtMs =
    status === 'ended' && endedAtMs !== undefined ? endedAtMs + debriefMinutes * minuteMs : null
  const allSealed = scoring.every(({ sealed }) => sealed !== undefined)
  // Oneself is always among them: whoever has not sealed their own reads nobody else's.
  const open = allSealed && opensAtMs !== null && nowMs() >= opensAtMs
  return {
    opensAtMs,
    open,
    examiners: scoring.map(({ examiner, sealed }) => ({
      who: identityOf(examiner),
      sealedAtMs: sealed?.sealedAtMs ?? null,
      card: (open || examiner.id === me ? sealed : undefined) ?? null,
    })),
  }
}

function readCard<T>(
  room: LiveRoom,
  owner: ParticipantId,
  read: Parameters<typeof readDocument<T>>[2],
): Promise<T> {
  return readDocument(room, { name: scorecardOf(owner), kind: 'scorecard', owner }, read)
}
