import type { CreatedRoom } from '#shared/api.ts'
import { createRoom } from '../support/api.ts'

export function emptyRoom(origin: string): Promise<CreatedRoom> {
  return createRoom(origin, {
    candidate: 'Bench',
    role: 'Bench',
    plan: 'qualification',
    rubric: 'default',
    drillDown: null,
    exercise: null,
    language: 'en',
  })
}

/** An empty room, and its examiner's address. */
export async function newRoom(origin: string): Promise<string> {
  const { room, links } = await emptyRoom(origin)
  return `${origin}/room/${room}#${links.examiner}`
}
