/**
 * What is kept, and what each call promises. The log is the truth; a checkpoint is a cache of it.
 * Absence is a value (undefined), a fault throws. Whatever resolves after a write is on disk.
 */
import type { StoredAsset } from '#shared/api.ts'
import type { DocumentName } from '#shared/document.ts'
import type { AssetId, ParticipantId, RoomId } from '#shared/ids.ts'
import type { Language } from '#shared/language.ts'
import type { EntryKind } from '#shared/library-entry.ts'
import type { RoomStatus } from '#shared/permissions.ts'
import type { Role } from '#shared/role.ts'

export interface RoomRecord {
  readonly id: RoomId
  readonly candidate: string
  /** The position interviewed for. */
  readonly role: string
  readonly language: Language
  readonly status: RoomStatus
  readonly createdAtMs: number
  readonly startedAtMs: number | undefined
  readonly endedAtMs: number | undefined
  readonly deleteAtMs: number
  /** How long after the end the debrief opens, at the earliest. */
  readonly debriefMinutes: number
  /** JSON of shared/api's Prepared: the versions of plan, rubric and exercises that the room started with. */
  readonly prepared: string
}

/** A key as stored: the selector finds it, the hash proves it. See access/keys. */
export interface StoredKey {
  /** The first 8 bytes of the key, in hex. */
  readonly selector: string
  /** SHA-256 of the whole key, 32 bytes. */
  readonly hash: Uint8Array
}

export interface LinkRecord extends StoredKey {
  readonly room: RoomId
  readonly role: Role
  readonly createdAtMs: number
  readonly revokedAtMs: number | undefined
}

export interface ParticipantRecord extends StoredKey {
  readonly id: ParticipantId
  readonly room: RoomId
  readonly role: Role
  readonly name: string
  /** 1 to 8. */
  readonly colour: number
  readonly preview: boolean
  /** Selector of the link by which they came: when it is revoked they are out. */
  readonly link: string
  readonly joinedAtMs: number
}

/** As the store finds one by their key. */
export interface FoundParticipant extends ParticipantRecord {
  /** When the link by which they came was revoked; undefined while it stands. */
  readonly linkRevokedAtMs: number | undefined
}

/** One row of the update log. */
export interface LogRow {
  readonly room: RoomId
  /** Dense in its room, from 1. */
  readonly sequence: number
  /** The server's clock, never backwards within a room. */
  readonly timeMs: number
  readonly document: DocumentName
  /** Undefined: the server itself. */
  readonly participant: ParticipantId | undefined
  /** A Yjs update, V1. */
  readonly update: Uint8Array
  /** CRC-32 of the row's fields, chained to the row before; see rooms/chain. */
  readonly checksum: number
}

/** Which participant owns a Yjs client id in a document; written with the first update that uses it. */
export interface ClientBinding {
  readonly room: RoomId
  readonly document: DocumentName
  readonly clientId: number
  readonly participant: ParticipantId
}

/** What one commit of a room consists of. */
export interface Entry {
  readonly rows: readonly LogRow[]
  readonly bindings: readonly ClientBinding[]
  /** The status that changes together with the rows. */
  readonly status?: Pick<RoomRecord, 'id' | 'status' | 'startedAtMs' | 'endedAtMs'>
}

/** All documents of a room folded up to a sequence, so that opening need not read the whole log. */
export interface Checkpoint {
  readonly room: RoomId
  readonly sequence: number
  readonly timeMs: number
  /** Checksum of the row at `sequence`. */
  readonly checksum: number
  readonly documents: ReadonlyMap<DocumentName, Uint8Array>
}

export interface StoredImage extends StoredAsset {
  readonly bytes: Uint8Array
}

/** What a team has written itself for the library: named as everything there is, by kind and id. */
export interface EntryName {
  readonly kind: EntryKind
  readonly id: string
}

/** One saving of an entry. Nothing ever changes a version: whoever saves adds one. */
export interface EntryVersionRecord extends EntryName {
  /** From 1, without a gap. */
  readonly version: number
  readonly savedAtMs: number
  /** Interviews may be made of it: nothing was wrong with it when it was saved. */
  readonly offered: boolean
}

export interface EntryRecord extends EntryVersionRecord {
  /** JSON of shared/library-entry's files. */
  readonly files: string
}

/** Fewer rows behind an archive stay as they are: they would gain little. */
export const rowsWorthArchiving = 256

export interface Store {
  /** Room, its links and the first rows of its documents, in one transaction. */
  createRoom(room: RoomRecord, links: readonly LinkRecord[], rows: readonly LogRow[]): Promise<void>
  changeSettings(
    room: RoomId,
    settings: Pick<RoomRecord, 'language' | 'deleteAtMs' | 'debriefMinutes'>,
  ): Promise<void>
  /** Puts other preparations in the place of the room's; does nothing once the interview has started. */
  prepareAnew(room: RoomId, prepared: RoomRecord['prepared']): Promise<void>
  readRoom(room: RoomId): Promise<RoomRecord | undefined>
  readLink(selector: string): Promise<LinkRecord | undefined>
  /** All links that a room ever had, newest first. */
  readLinks(room: RoomId): Promise<LinkRecord[]>
  /**
   * Revokes the role's active link, if any, and adds the new one, if any. `stays` is whoever asked for it:
   * when they came by the old link, they hold the new one from now on.
   */
  replaceLink(
    room: RoomId,
    role: Role,
    replacement: LinkRecord | undefined,
    nowMs: number,
    stays?: ParticipantId,
  ): Promise<void>

  addParticipant(participant: ParticipantRecord): Promise<void>
  /** By the selector of their key, in one look with the link by which they came. */
  readParticipant(selector: string): Promise<FoundParticipant | undefined>
  readParticipants(room: RoomId): Promise<ParticipantRecord[]>

  /**
   * Appends to the log. Calls made while a commit runs are gathered into the next one (group commit).
   * Rejects, with nothing of this entry kept, when the disk refuses.
   */
  append(entry: Entry): Promise<void>
  /** Rows with a greater sequence, in order; the first `most` of them where that is said. */
  readLog(room: RoomId, afterSequence: number, most?: number): Promise<LogRow[]>
  readBindings(room: RoomId): Promise<ClientBinding[]>
  /** The newest checkpoint. */
  readCheckpoint(room: RoomId): Promise<Checkpoint | undefined>
  /** Keeps the newest two. */
  writeCheckpoint(checkpoint: Checkpoint): Promise<void>

  /** Rooms that ended then or before, and whose logs would take less space in the archive. */
  roomsToArchive(endedBeforeMs: number): Promise<RoomId[]>
  /** Keeps the room's log in less space; what is read of it stays the same, and it can be appended to as before. */
  archiveLog(room: RoomId): Promise<void>

  /** Does nothing when the room already has that image. */
  addImage(room: RoomId, image: StoredImage): Promise<void>
  readImage(room: RoomId, asset: AssetId): Promise<StoredImage | undefined>
  countImages(room: RoomId): Promise<number>

  /** Rooms whose time has come. */
  roomsToDelete(nowMs: number): Promise<RoomId[]>
  /** Removes every trace of the room, overwritten on disk. */
  deleteRoom(room: RoomId): Promise<void>

  /**
   * Refuses as a conflict whatever is not the version after the newest: somebody saved in between. Keeps so many
   * versions as `limits.versionsPerEntry` says, and the newest that is offered, however old it is.
   */
  addEntryVersion(entry: EntryRecord): Promise<void>
  /** The newest version of each entry, by kind and id. */
  readEntries(): Promise<EntryVersionRecord[]>
  /** The newest version of each entry that is offered, for those that have one. */
  readOfferedEntries(): Promise<EntryRecord[]>
  /** Newest first. */
  readEntryVersions(name: EntryName): Promise<EntryVersionRecord[]>
  readEntryVersion(name: EntryName, version: number): Promise<EntryRecord | undefined>
  /** All its versions. Rooms that were made of it keep what they began with. */
  deleteEntry(name: EntryName): Promise<void>

  /** Throws when the store cannot write; for /readyz. */
  check(): Promise<void>
  close(): Promise<void>
}
