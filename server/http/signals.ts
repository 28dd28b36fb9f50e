import type { SignalReport } from '#shared/signals.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

/** A fact that the candidate's browser tells of itself; what nobody is to watch is not noted. */
export function noteSignal(rooms: LiveRooms): Answer<'candidate', SignalReport> {
  return async ({ room: { id }, participant, body }) => {
    const room = await rooms.open(id)
    if (!room) throw new ProblemError('not-found')
    await room.noteSignal(participant.id, body)
  }
}
