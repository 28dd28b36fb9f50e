/** What an examiner may change of a room that there is, and its end before its time. */
import { z } from 'zod'
import type { RoomSettings } from '#shared/api.ts'
import { closeCode } from '#shared/protocol.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import type { Store } from '../store/store.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

const dayMs = 24 * 60 * 60 * 1000

export function readSettings(): Answer<'examiner'> {
  return async ({ room }) =>
    ({
      language: room.language,
      retentionDays: Math.round((room.deleteAtMs - room.createdAtMs) / dayMs),
      debriefMinutes: room.debriefMinutes,
    }) satisfies RoomSettings
}

/** Never kept for longer than this server keeps rooms: that is what a candidate was told at most. */
export function changeSettings(
  store: Store,
  longestDays: number,
): Answer<'examiner', RoomSettings> {
  return async ({ room, body: { language, retentionDays, debriefMinutes } }) => {
    const longestMs = Math.max(longestDays * dayMs, room.deleteAtMs - room.createdAtMs)
    if (retentionDays * dayMs > longestMs) {
      throw new ProblemError('bad-request', `retentionDays: at most ${longestDays}`)
    }
    const deleteAtMs = room.createdAtMs + retentionDays * dayMs
    await store.changeSettings(room.id, { language, deleteAtMs, debriefMinutes })
  }
}

/** The room's name stands in the body too: nothing is deleted by a request that went astray. */
export const deletionSchema = z.strictObject({ room: z.string() })

export function deleteRoom(
  store: Store,
  rooms: LiveRooms,
): Answer<'examiner', z.infer<typeof deletionSchema>> {
  return async ({ room: { id }, body }) => {
    if (body.room !== id) throw new ProblemError('bad-request', 'room: another one')
    await rooms.discard(id, closeCode.gone, 'deleted')
    await store.deleteRoom(id)
  }
}
