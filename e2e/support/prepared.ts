import { joinedSchema } from '#shared/api.ts'
import type { CreatedRoom } from '#shared/api.ts'

/** What an examiner of the room is given: asked for as one more examiner, straight from the API. */
export async function preparedFor(origin: string, { room, links }: CreatedRoom): Promise<unknown> {
  const joined = await fetch(`${origin}/api/rooms/${room}/participants`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin,
      authorization: `Bearer ${links.examiner}`,
    },
    body: JSON.stringify({ name: 'Reader' }),
  })
  const { key } = joinedSchema.parse(await joined.json())
  const prepared = await fetch(`${origin}/api/rooms/${room}/prepared`, {
    headers: { authorization: `Bearer ${key}` },
  })
  return prepared.json()
}
