import { randomBytes } from 'node:crypto'
import { participantIdSchema, roomIdSchema } from '#shared/ids.ts'
import type { ParticipantId, RoomId } from '#shared/ids.ts'

/** Crockford's base 32: nothing that reads like something else. */
const alphabet = '0123456789abcdefghjkmnpqrstvwxyz'

export const mintRoomId = (): RoomId => roomIdSchema.parse(randomText(16))

/** 50 bits: no two of one room's few dozen people will ever share it, and the store would refuse it. */
export const mintParticipantId = (): ParticipantId => participantIdSchema.parse(randomText(10))

/** 32 divides 256, so that every character is equally likely. */
function randomText(length: number): string {
  return Array.from(randomBytes(length), (byte) => alphabet[byte & 31]).join('')
}
