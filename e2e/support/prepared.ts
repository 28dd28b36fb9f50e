import type { CreatedRoom } from '#shared/api.ts'
import { joinRoom } from './api.ts'

/** What an examiner of the room is given: asked for as one more examiner, straight from the API. */
export async function preparedFor(origin: string, created: CreatedRoom): Promise<unknown> {
  const { key } = await joinRoom(origin, created, 'examiner', 'Reader')
  const prepared = await fetch(`${origin}/api/rooms/${created.room}/prepared`, {
    headers: { authorization: `Bearer ${key}` },
  })
  return prepared.json()
}
