/** Rooms that are open now, as sync/ and http/ see them. */
import type { Asker, Permission, RoomState, RoomStatus } from '#shared/permissions.ts'
import type { FocusEnd } from '#shared/agenda.ts'
import type { DocumentId } from '#shared/document.ts'
import type { ParticipantId, RoomId } from '#shared/ids.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import type { Scorecard } from '#shared/scorecard.ts'
import type { SealProblem } from '#shared/sealing.ts'
import type { SignalReport } from '#shared/signals.ts'
import type { Store } from '../store/store.ts'
import type { Standing } from './status-change.ts'

/** What a connection shows a live document of itself; sync/connection implements it, tests fake it. */
export interface DocumentClient {
  readonly asker: Asker
  /** The Yjs client id under which it writes. */
  readonly clientId: number
  /** Somebody else's committed update. Before the first `diff` it may lean on what the browser lacks: Yjs waits. */
  deliver(update: Uint8Array): void
  /** Its right changed: it is told, or put out when it may not even read any more. */
  permissionChanged(permission: Permission): void
  /** The document can no longer be served: storage failed, room deleted, link revoked. */
  drop(code: number, reason: string): void
}

export interface WriteReceipt {
  /** Resolves with the sequence when the write is durable; rejects when the storage refused it. */
  readonly committed: Promise<number>
}

export interface LiveDocument {
  readonly id: DocumentId
  /** Adds a reader or writer; the returned function takes it out again. */
  join(client: DocumentClient): () => void
  permission(asker: Asker): Permission
  /** Everything behind `stateVector`, once all writes accepted so far are durable. */
  diff(stateVector: Uint8Array): Promise<Uint8Array>
  /** The document's own state vector, for the sync step 1 that asks a client for what it has. */
  stateVector(): Uint8Array
  /**
   * Checks an update and takes it into the log. A refusal is a value; nothing of the update is kept then.
   * After its commit the update is delivered to every other client that may read. An update that brings nothing
   * new is accepted whoever sends it: a reader's answer to sync step 1 is no offence.
   */
  write(
    client: DocumentClient,
    update: Uint8Array,
  ): WriteReceipt | { readonly refused: RefusalReason }
  /** Resolves with the newest durable sequence once everything accepted so far is durable. */
  settled(): Promise<number>
}

export interface LiveRoom {
  readonly standing: Standing
  readonly state: RoomState
  /** Undefined when there is no such document in this room. */
  document(id: DocumentId): Promise<LiveDocument | undefined>
  /**
   * Start, end or take the end back: room row and agenda change in one commit.
   * Throws a StatusError when the interview does not stand where it would have to.
   */
  changeStatus(to: RoomStatus): Promise<Standing>
  /** Lets everybody see code and whiteboard again; nothing happens when the candidate is not unwatched. */
  endFocus(by: FocusEnd['by']): Promise<void>
  /** Keeps a fact that the candidate's browser tells, while the interview is live and watched. */
  noteSignal(who: ParticipantId, report: SignalReport): Promise<void>
  /**
   * Says whose runs the room takes. A candidate's are taken from them before the start alone (a StatusError
   * afterwards): what they ran and typed while offline must not be refused when it comes.
   */
  setRunners(who: RoomState['runners']): Promise<void>
  /** Says what comes next; the candidate reads it after the end. */
  writeFarewell(words: string): Promise<void>
  /** Keeps an examiner's scorecard as it stands, unless something is missing: then it says what. */
  sealScorecard(
    owner: ParticipantId,
    problemsOf: (scorecard: Scorecard) => readonly SealProblem[],
  ): Promise<readonly SealProblem[]>
  /** Puts out everybody for whom `whom` is true. */
  putOut(whom: (asker: Asker) => boolean, code: number, reason: string): void
  /** Whether this client id is free, or already this participant's. */
  mayUseClientId(id: DocumentId, clientId: number, participant: ParticipantId): Promise<boolean>
}

export interface LiveRooms {
  /** Undefined: no such room. Throws when it could not be read. Concurrent calls share one opening. */
  open(room: RoomId): Promise<LiveRoom | undefined>
  /** Open rooms, for figures. */
  count(): number
  /** Before a room is deleted: puts everybody out, lets writes under way end, and forgets the live state. */
  discard(room: RoomId, code: number, reason: string): Promise<void>
  /** Everything accepted is made durable, then all clients are dropped with `code`. */
  close(code: number): Promise<void>
}

export interface LiveRoomsOptions {
  readonly store: Store
  /** The server's clock, in milliseconds since 1970. */
  readonly nowMs?: () => number
  /** How long a room stays open after its last client has left. */
  readonly idleAfterMs?: number
  /** A room's log is damaged: it is read-only from now on and somebody has to look at it. */
  readonly onDamage?: (room: RoomId, problem: string) => void
  /** The store refused a room's write or checkpoint. */
  readonly onStorageFailure?: (room: RoomId, error: unknown) => void
}
