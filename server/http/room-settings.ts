/** What an examiner may change of a room that there is, and its end before its time. */
import { z } from 'zod'
import type { RoomSettings } from '#shared/api.ts'
import { closeCode } from '#shared/protocol.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import type { Store } from '../store/store.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

const dayMs = 24 * 60 * 60 * 1000

interface Parts {
  readonly store: Store
  readonly rooms: LiveRooms
}

export function readSettings(rooms: LiveRooms): Answer<'examiner'> {
  return async ({ room }) => {
    const live = await rooms.open(room.id)
    if (!live) throw new ProblemError('not-found')
    return {
      language: room.language,
      retentionDays: Math.round((room.deleteAtMs - room.createdAtMs) / dayMs),
      debriefMinutes: room.debriefMinutes,
      runners: live.state.runners,
    } satisfies RoomSettings
  }
}

/** Never kept for longer than this server keeps rooms: that is what a candidate was told at most. */
export function changeSettings(
  { store, rooms }: Parts,
  longestDays: number,
): Answer<'examiner', RoomSettings> {
  return async ({ room, body: { language, retentionDays, debriefMinutes, runners } }) => {
    const longestMs = Math.max(longestDays * dayMs, room.deleteAtMs - room.createdAtMs)
    if (retentionDays * dayMs > longestMs) {
      throw new ProblemError('bad-request', `retentionDays: at most ${longestDays}`)
    }
    const live = await rooms.open(room.id)
    if (!live) throw new ProblemError('not-found')
    // First, since this alone may be refused: all of it is changed or nothing.
    if (live.state.runners !== runners) await live.setRunners(runners)
    const deleteAtMs = room.createdAtMs + retentionDays * dayMs
    await store.changeSettings(room.id, { language, deleteAtMs, debriefMinutes })
  }
}

/** The room's name stands in the body too: nothing is deleted by a request that went astray. */
export const deletionSchema = z.strictObject({ room: z.string() })

export function deleteRoom({
  store,
  rooms,
}: Parts): Answer<'examiner', z.infer<typeof deletionSchema>> {
  return async ({ room: { id }, body }) => {
    if (body.room !== id) throw new ProblemError('bad-request', 'room: another one')
    await rooms.discard(id, closeCode.gone, 'deleted')
    await store.deleteRoom(id)
  }
}
