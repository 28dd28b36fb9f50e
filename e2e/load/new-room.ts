import { createdRoomSchema } from '#shared/api.ts'

/** An empty room, and its examiner's address. */
export async function newRoom(origin: string) {
  const response = await fetch(`${origin}/api/rooms`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({
      candidate: 'Bench',
      role: 'Bench',
      plan: 'qualification',
      rubric: 'default',
      drillDown: null,
      exercise: null,
      language: 'en',
    }),
  })
  const { room, links } = createdRoomSchema.parse(await response.json())
  return `${origin}/room/${room}#${links.examiner}`
}
