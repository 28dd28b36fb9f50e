/** What the editor, the whiteboard, the agenda and the rubric know of the network: this, and nothing more. */
import type * as Y from 'yjs'
import type { StampedPresence } from '#shared/awareness.ts'
import type { DocumentName } from '#shared/document.ts'
import type { Permission } from '#shared/permissions.ts'
import type { RefusalReason } from '#shared/protocol.ts'

/** How one document stands with the server. "Saved" is only ever said of what the server has fsynced. */
export type SaveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'saved' }
  /** `slow` once the oldest unacknowledged change has waited for two seconds. */
  | { readonly kind: 'saving'; readonly changes: number; readonly slow: boolean }
  /** Of the changes that wait, how many are on this device, and how many it could not keep; neither for a moment. */
  | { readonly kind: 'offline'; readonly kept: number; readonly unkept: number }
  /** The document here differs from the server's until it is opened anew. */
  | { readonly kind: 'refused'; readonly reason: RefusalReason }
  /** A final close code: no more tries. */
  | { readonly kind: 'closed'; readonly code: number }

/** Others' presence in one document, and one's own. */
export interface Presence<P> {
  /** Shows `presence` to the others; sent at most every 50 ms. */
  show(presence: P): void
  /** By connection, without one's own; a person with two tabs stands here twice. A new map at each change. */
  readonly others: () => ReadonlyMap<number, StampedPresence<P>>
  readonly subscribe: (onChange: () => void) => () => void
}

/**
 * One document while it is open. After a refusal the session replaces the whole object, `doc` included:
 * whoever binds to `doc` must bind anew when it changes.
 */
export interface SharedDocument<P = never> {
  readonly name: DocumentName
  readonly doc: Y.Doc
  readonly presence: Presence<P>
  /** Undefined until the server has said it; read-only meanwhile. */
  readonly permission: Permission | undefined
  readonly saveState: SaveState
  /** Whether the server's content has arrived once; before that an empty document means nothing. */
  readonly loaded: boolean
  /** Called when permission, saveState or loaded change. */
  readonly subscribe: (onChange: () => void) => () => void
  /** The server's clock, in milliseconds since 1970. */
  readonly nowMs: () => number
  close(): void
}
