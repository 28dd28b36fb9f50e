/** The server's API, as whoever comes without a browser asks it. */
import type { z } from 'zod'
import { createdRoomSchema, joinedSchema, newRoomSchema } from '#shared/api.ts'
import type { CreatedRoom, Joined } from '#shared/api.ts'
import type { Role } from '#shared/role.ts'

/** @throws unless the server does it */
export async function post(
  origin: string,
  path: string,
  { key, body = {} }: { readonly key?: string; readonly body?: unknown } = {},
): Promise<unknown> {
  const response = await fetch(`${origin}/api/${path}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      origin,
      ...(key !== undefined && { authorization: `Bearer ${key}` }),
    },
    body: JSON.stringify(body),
  })
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
  return response.json()
}

export async function createRoom(
  origin: string,
  room: z.input<typeof newRoomSchema>,
): Promise<CreatedRoom> {
  return createdRoomSchema.parse(await post(origin, 'rooms', { body: newRoomSchema.parse(room) }))
}

export async function joinRoom(
  origin: string,
  { room, links }: CreatedRoom,
  role: Role,
  name: string,
): Promise<Joined> {
  const answer = await post(origin, `rooms/${room}/participants`, {
    key: links[role],
    body: { name },
  })
  return joinedSchema.parse(answer)
}
