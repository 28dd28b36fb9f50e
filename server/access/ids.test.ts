import { expect, test } from 'vitest'
import { mintParticipantId, mintRoomId } from './ids.ts'

test('minted ids have the shape that addresses expect, and differ', () => {
  const rooms = new Set(Array.from({ length: 200 }, mintRoomId))
  const participants = new Set(Array.from({ length: 200 }, mintParticipantId))
  expect(rooms.size).toBe(200)
  expect(participants.size).toBe(200)
})
