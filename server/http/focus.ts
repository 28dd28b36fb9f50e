import type { LiveRooms } from '../rooms/live-rooms.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

/** "I am done": whoever works unwatched lets the others see again. The agenda is not theirs to write, this is. */
export function endFocus(rooms: LiveRooms): Answer<'candidate'> {
  return async ({ room: { id } }) => {
    const room = await rooms.open(id)
    if (!room) throw new ProblemError('not-found')
    await room.endFocus('candidate')
  }
}
