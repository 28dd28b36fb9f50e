import type { RoomStatus } from '#shared/permissions.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

/**
 * Moves a room on: `lobby` → `live` → `ended`, or back to `live` for a while.
 * Who asks for what is so already gets it: two examiners may press Start in the same moment.
 */
export function changeStatus(
  rooms: LiveRooms,
  from: RoomStatus,
  to: RoomStatus,
): Answer<'examiner'> {
  return async ({ room: { id } }) => {
    const room = await rooms.open(id)
    if (!room) throw new ProblemError('not-found')
    const { status } = room.standing
    if (status === to) return { status }
    if (status !== from) throw new ProblemError('wrong-status', `the room's status is ${status}`)
    const standing = await room.changeStatus(to)
    return { status: standing.status }
  }
}
