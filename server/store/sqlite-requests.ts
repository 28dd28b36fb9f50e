/** What the main thread asks of the store's thread, one line each. Plain values: they are copied between threads. */
import type { Role } from '#shared/role.ts'
import type { AssetId, ParticipantId, RoomId } from '#shared/ids.ts'
import type { StorageReason } from './storage-error.ts'
import type {
  Checkpoint,
  ClientBinding,
  Entry,
  EntryName,
  EntryRecord,
  EntryVersionRecord,
  FoundParticipant,
  LinkRecord,
  LogRow,
  ParticipantRecord,
  RoomRecord,
  StoredImage,
} from './store.ts'

/** Everything that may stand in a commit together with the writes of other rooms. */
export interface WriteArguments {
  createRoom: { room: RoomRecord; links: readonly LinkRecord[]; rows: readonly LogRow[] }
  changeSettings: {
    room: RoomId
    settings: Pick<RoomRecord, 'language' | 'deleteAtMs' | 'debriefMinutes'>
  }
  prepareAnew: { room: RoomId; prepared: string }
  replaceLink: {
    room: RoomId
    role: Role
    replacement: LinkRecord | undefined
    nowMs: number
    stays: ParticipantId | undefined
  }
  addParticipant: ParticipantRecord
  append: Entry
  writeCheckpoint: Checkpoint
  archiveLog: { room: RoomId }
  addImage: { room: RoomId; image: StoredImage }
  addEntryVersion: EntryRecord
  deleteEntry: EntryName
}
export type WriteName = keyof WriteArguments
export type Write<K extends WriteName = WriteName> = {
  [N in K]: { readonly name: N; readonly argument: WriteArguments[N] }
}[K]
export type Writes = { [K in WriteName]: (argument: WriteArguments[K]) => void }

export interface Reads {
  readRoom(room: RoomId): RoomRecord | undefined
  readLink(selector: string): LinkRecord | undefined
  readLinks(room: RoomId): LinkRecord[]
  readParticipant(selector: string): FoundParticipant | undefined
  readParticipants(room: RoomId): ParticipantRecord[]
  readLog(room: RoomId, afterSequence: number, most?: number): LogRow[]
  readBindings(room: RoomId): ClientBinding[]
  readCheckpoint(room: RoomId): Checkpoint | undefined
  readImage(room: RoomId, asset: AssetId): StoredImage | undefined
  countImages(room: RoomId): number
  roomsToDelete(nowMs: number): RoomId[]
  roomsToArchive(endedBeforeMs: number): RoomId[]
  readEntries(): EntryVersionRecord[]
  readOfferedEntries(): EntryRecord[]
  readEntryVersions(name: EntryName): EntryVersionRecord[]
  readEntryVersion(name: EntryName, version: number): EntryRecord | undefined
}
export type ReadName = keyof Reads
export interface Read<K extends ReadName = ReadName> {
  readonly name: K
  readonly parameters: Parameters<Reads[K]>
}

export type Request =
  | { readonly kind: 'commit'; readonly id: number; readonly writes: readonly Write[] }
  | { readonly kind: 'read'; readonly id: number; readonly read: Read }
  | { readonly kind: 'deleteRoom'; readonly id: number; readonly room: RoomId }
  | { readonly kind: 'check' | 'close'; readonly id: number }

/** An error loses its class on the way between threads: its parts travel. */
export interface Failure {
  readonly reason: StorageReason
  readonly message: string
}

/** `value` is an array of outcomes for a commit, one a write: a Failure, or undefined for success. */
export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly failure: Failure }
