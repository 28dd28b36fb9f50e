import type { z } from 'zod'
import type { farewellSchema } from '#shared/api.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

/** The examiners' own words on what comes next: asked for at the end, and changeable as long as the room is kept. */
export function sayFarewell(rooms: LiveRooms): Answer<'examiner', z.infer<typeof farewellSchema>> {
  return async ({ room: { id }, body: { words } }) => {
    const room = await rooms.open(id)
    if (!room) throw new ProblemError('not-found')
    await room.writeFarewell(words)
  }
}
