/** How views reach the room: plain values out of the session, and documents read through `useRead`. */
import { createContext, useCallback, useContext, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type {
  AgendaPresence,
  CodePresence,
  Identity,
  WhiteboardPresence,
} from '#shared/awareness.ts'
import type { Links, Room } from '#shared/api.ts'
import type { Key, ParticipantId } from '#shared/ids.ts'
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
  | { readonly kind: 'read-only'; readonly reason: 'damaged' | 'preview' | 'role' | 'locked' }
  | { readonly kind: 'ended' }
  /** The server speaks a newer protocol than this page. */
  | { readonly kind: 'outdated' }

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
  readonly state: RoomState
  /** The server's clock, in milliseconds since 1970. */
  nowMs(): number
  /** The participant's key, for requests to /api. */
  readonly key: Key
  /** The links whose keys this browser knows. */
  readonly links: Partial<Links>
}

export const RoomSessionContext = createContext<RoomSession | undefined>(undefined)

export function useRoomSession(): RoomSession {
  const session = useContext(RoomSessionContext)
  if (!session) throw new Error('useRoomSession outside a room')
  return session
}

export const isMe = (session: RoomSession, participant: ParticipantId) =>
  session.me.participant === participant

/** What `read` makes of the document, again after each change to it. `read` must be a stable function. */
export function useRead<T>(doc: Y.Doc, read: (doc: Y.Doc) => T): T {
  const cache = useRef<{ doc: Y.Doc; read: (doc: Y.Doc) => T; value: T } | undefined>(undefined)
  const subscribe = useCallback(
    (onChange: () => void) => {
      const invalidate = () => {
        cache.current = undefined
        onChange()
      }
      doc.on('update', invalidate)
      return () => doc.off('update', invalidate)
    },
    [doc],
  )
  return useSyncExternalStore(subscribe, () => {
    if (cache.current?.doc !== doc || cache.current.read !== read) {
      cache.current = { doc, read, value: read(doc) }
    }
    return cache.current.value
  })
}
