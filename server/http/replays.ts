/**
 * The log of an interview that is over, for examiners to watch again. What was done unwatched is among it: that
 * time is over too. Of scorecards only pins come along, one's own and, once the debrief is open, the others'.
 */
import type { Response } from 'express'
import type { ReplayHead } from '#shared/api.ts'
import { scorecardOf } from '#shared/document.ts'
import { replayDocuments } from '#shared/replay.ts'
import type { LoggedUpdate } from '#shared/replay.ts'
import { buildReplayPage } from '#shared/replay-page.ts'
import { readScorecard } from '#shared/scorecard.ts'
import { identityOf } from '../access/identity.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import type { LogRow, ParticipantRecord, RoomRecord, Store } from '../store/store.ts'
import { ProblemError } from './problem.ts'
import { readDocument } from './read-document.ts'
import { Reply } from './reply.ts'
import type { Answer } from './route.ts'
import { readDebrief } from './scorecards.ts'

interface Parts {
  readonly store: Store
  readonly rooms: LiveRooms
  readonly nowMs: () => number
}

/** An hour of typing and drawing is a few of them. */
const rowsPerPage = 4_000

export function readReplay(parts: Parts): Answer<'examiner'> {
  return async ({ room, participant }) => {
    const { startedAtMs, endedAtMs } = await endedRoom(parts.rooms, room)
    const people = await parts.store.readParticipants(room.id)
    return {
      startedAtMs,
      endedAtMs,
      people: people.filter(({ preview }) => !preview).map(identityOf),
      pins: await readPins(parts, room, participant),
    } satisfies ReplayHead
  }
}

export function readReplayPage({ store, rooms }: Parts): Answer<'examiner'> {
  return async ({ room, params }) => {
    const after = Number(params['after'])
    if (!Number.isSafeInteger(after) || after < 0) throw new ProblemError('bad-request', 'after')
    await endedRoom(rooms, room)
    const rows = await store.readLog(room.id, after, rowsPerPage)
    const last = rows.at(-1)
    return new PageReply(
      buildReplayPage({
        updates: rows.flatMap(asLogged),
        next: rows.length === rowsPerPage ? last?.sequence : undefined,
      }),
    )
  }
}

/** Only once it is over: while it lasts, code may be nobody's to see. */
async function endedRoom(rooms: LiveRooms, { id }: RoomRecord) {
  const room = await rooms.open(id)
  if (!room) throw new ProblemError('not-found')
  const { status, startedAtMs, endedAtMs } = room.standing
  if (status !== 'ended' || startedAtMs === undefined || endedAtMs === undefined) {
    throw new ProblemError('wrong-status', 'not ended yet')
  }
  return { startedAtMs, endedAtMs }
}

async function readPins(
  parts: Parts,
  record: RoomRecord,
  me: ParticipantRecord,
): Promise<ReplayHead['pins']> {
  const room = await parts.rooms.open(record.id)
  if (!room) throw new ProblemError('not-found')
  const card = { name: scorecardOf(me.id), kind: 'scorecard', owner: me.id } as const
  const mine = await readDocument(room, card, (doc) => readScorecard(doc).pins)
  const { examiners } = await readDebrief(parts, record, me.id)
  const others = examiners.flatMap(({ who, card: sealed }) =>
    who.participant === me.id || !sealed
      ? []
      : sealed.pins.map((pin) => ({ who: who.participant, pin })),
  )
  return [...mine.map((pin) => ({ who: me.id, pin })), ...others]
}

function asLogged({ timeMs, document, participant, update }: LogRow): LoggedUpdate[] {
  const name = replayDocuments.find((one) => one === document)
  return name ? [{ atMs: timeMs, document: name, participant, update }] : []
}

class PageReply extends Reply {
  readonly #bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    super()
    this.#bytes = bytes
  }

  send(response: Response): void {
    response
      .set('Content-Type', 'application/octet-stream')
      .set('Cache-Control', 'no-store')
      .send(Buffer.from(this.#bytes))
  }
}
