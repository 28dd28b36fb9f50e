/** Records as tests of the store want them. */
import { assetIdSchema, participantIdSchema, roomIdSchema } from '#shared/ids.ts'
import type { ParticipantId, RoomId } from '#shared/ids.ts'
import type { Role } from '#shared/role.ts'
import type {
  Checkpoint,
  ClientBinding,
  LinkRecord,
  LogRow,
  ParticipantRecord,
  RoomRecord,
  StoredImage,
} from '../store.ts'

export const room = roomIdSchema.parse('0'.repeat(16))
export const otherRoom = roomIdSchema.parse('1'.repeat(16))
export const person = participantIdSchema.parse('p'.repeat(10))
export const secondPerson = participantIdSchema.parse('q'.repeat(10))

export const roomRecord = (): RoomRecord => ({
  id: room,
  candidate: 'Ada Lovelace',
  role: 'Engineer',
  language: 'en',
  status: 'lobby',
  createdAtMs: 1_700_000_000_000,
  startedAtMs: undefined,
  endedAtMs: undefined,
  deleteAtMs: 1_707_776_000_000,
  debriefMinutes: 120,
  prepared: '{"plan":"kept as text"}',
})

/** `byte` in hex makes the selector and the hash. */
export const link = (role: Role, byte: string, createdAtMs = 10): LinkRecord => ({
  selector: byte.repeat(8),
  hash: new Uint8Array(32).fill(Number.parseInt(byte, 16)),
  room,
  role,
  createdAtMs,
  revokedAtMs: undefined,
})

export const participant = (id: ParticipantId, byte: string): ParticipantRecord => ({
  selector: byte.repeat(8),
  hash: new Uint8Array(32).fill(Number.parseInt(byte, 16)),
  id,
  room,
  role: 'candidate',
  name: 'Ada',
  colour: 3,
  preview: false,
  link: 'aa'.repeat(8),
  joinedAtMs: 20,
})

/** No real update in it, but no store looks into that. */
export const logRow = (sequence: number, of: RoomId = room): LogRow => ({
  room: of,
  sequence,
  timeMs: 1_700_000_000_000 + sequence,
  document: sequence % 2 === 0 ? 'code' : 'agenda',
  participant: undefined,
  update: new Uint8Array([sequence & 255, 1, 2, 3]),
  checksum: Math.imul(sequence, 2_654_435_761) >>> 0,
})

/** Rows 1 to `count`. */
export const logRows = (count: number, of: RoomId = room): LogRow[] =>
  Array.from({ length: count }, (_, index) => logRow(index + 1, of))

export const binding = (owner: ParticipantId): ClientBinding => ({
  room,
  document: 'code',
  clientId: 4_000_000_000,
  participant: owner,
})

export const checkpointAt = (sequence: number): Checkpoint => ({
  room,
  sequence,
  timeMs: 1_700_000_000_000 + sequence,
  checksum: 3_000_000_000 + sequence,
  documents: new Map([
    ['agenda', new Uint8Array([sequence])],
    ['code', new Uint8Array(20_000).fill(sequence)],
  ]),
})

export const asset = (): StoredImage => ({
  asset: assetIdSchema.parse('ab'.repeat(32)),
  width: 640,
  height: 480,
  mimeType: 'image/webp',
  bytes: new Uint8Array(50_000).fill(7),
})
