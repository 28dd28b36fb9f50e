/** What a room is to its views, in plain values. */
import type { View } from '#shared/agenda.ts'
import type { Links, Room } from '#shared/api.ts'
import type {
  AgendaPresence,
  CodePresence,
  Identity,
  WhiteboardPresence,
} from '#shared/awareness.ts'
import type { DocumentName } from '#shared/document.ts'
import type { Key } from '#shared/ids.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import type { SaveState, SharedDocument } from './shared-document.ts'

/** Somebody who is in the room now; several tabs are one person. */
export interface Person extends Identity {
  readonly me: boolean
  /** Whether any of their windows is in front. */
  readonly front: boolean
}

/** What the status indicator says of the whole room: the worst of its documents. */
export type RoomState =
  | SaveState
  | {
      readonly kind: 'read-only'
      readonly reason: 'damaged' | 'preview' | 'role' | 'locked' | 'withheld'
    }
  | { readonly kind: 'ended' }
  /** The server speaks a newer protocol than this page. */
  | { readonly kind: 'outdated' }

/** Changes that came after writing was over: they were dropped and the document was opened anew. */
export interface DroppedChanges {
  readonly document: DocumentName
  readonly reason: RefusalReason
  readonly changes: number
}

/** A snapshot: a new object when a field changes, except for the steps of `state` from saved to saving and its counts. */
export interface RoomSession {
  readonly room: Room
  readonly me: Identity
  readonly preview: boolean
  readonly agenda: SharedDocument<AgendaPresence>
  /** Undefined while this person may not read them: before the start, for all but examiners. */
  readonly code: SharedDocument<CodePresence> | undefined
  readonly whiteboard: SharedDocument<WhiteboardPresence> | undefined
  /** Examiners only. */
  readonly backstage: SharedDocument | undefined
  readonly scorecard: SharedDocument | undefined
  readonly people: readonly Person[]
  /** For the indicator's finer steps use `useRoomState`. */
  readonly state: RoomState
  /** The last changes dropped, for a notice; a new object each time. */
  readonly dropped: DroppedChanges | undefined
  /** The server's clock, in milliseconds since 1970. */
  readonly nowMs: () => number
  /** The participant's key, for requests to /api. */
  readonly key: Key
  /** The links whose keys this browser knows. */
  readonly links: Partial<Links>
  /** Tells the others, through the agenda's presence, which view is in front here. */
  readonly showView: (view: View) => void
  /** Gives up the refused changes and opens those documents anew from the server. */
  readonly resync: () => void
  /** A zip with this browser's state of every open document. */
  readonly buildCopy: () => Blob
}

/** What stands behind the snapshots. */
export interface OpenRoomSession {
  readonly current: () => RoomSession
  /** Called when `current()` is a new object. */
  readonly subscribe: (onChange: () => void) => () => void
  /** Every step, between saved and saving too; the same object while nothing changed. */
  readonly state: () => RoomState
  readonly subscribeState: (onChange: () => void) => () => void
  readonly close: () => void
}
