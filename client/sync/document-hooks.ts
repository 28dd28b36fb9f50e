/** Documents as React sees them: each hook renders again when, and only when, what it returns has changed. */
import { useCallback, useRef, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import type { StampedPresence } from '#shared/awareness.ts'
import type { Permission } from '#shared/permissions.ts'
import type { SaveState, SharedDocument } from './shared-document.ts'

const revisions = new WeakMap<Y.Doc, { count: number }>()

/** Counts a document's updates from the first time it is asked about. */
function revisionOf(doc: Y.Doc): number {
  const known = revisions.get(doc)
  if (known) return known.count
  const revision = { count: 0 }
  revisions.set(doc, revision)
  doc.on('update', () => revision.count++)
  return 0
}

/** What `read` makes of the document, again after each change to it. `read` must be a stable function. */
export function useRead<T>(doc: Y.Doc, read: (doc: Y.Doc) => T): T {
  const cache = useRef<
    { doc: Y.Doc; read: (doc: Y.Doc) => T; revision: number; value: T } | undefined
  >(undefined)
  const subscribe = useCallback(
    (onChange: () => void) => {
      // Registered after the counter, so that the count has moved when React asks again.
      revisionOf(doc)
      doc.on('update', onChange)
      return () => doc.off('update', onChange)
    },
    [doc],
  )
  return useSyncExternalStore(subscribe, () => {
    const revision = revisionOf(doc)
    const cached = cache.current
    if (cached?.doc === doc && cached.read === read && cached.revision === revision) {
      return cached.value
    }
    const value = read(doc)
    cache.current = { doc, read, revision, value }
    return value
  })
}

function useField<P, T>(document: SharedDocument<P>, field: () => T): T {
  const subscribe = useCallback((onChange: () => void) => document.subscribe(onChange), [document])
  return useSyncExternalStore(subscribe, field)
}

/** Undefined until the server has said it; treat that as read-only. */
export function usePermission<P>(document: SharedDocument<P>): Permission | undefined {
  return useField(document, () => document.permission)
}

export function useLoaded<P>(document: SharedDocument<P>): boolean {
  return useField(document, () => document.loaded)
}

export function useSaveState<P>(document: SharedDocument<P>): SaveState {
  return useField(document, () => document.saveState)
}

/** Others in this document, by connection. */
export function useOthers<P>(document: SharedDocument<P>): ReadonlyMap<number, StampedPresence<P>> {
  const { presence } = document
  return useSyncExternalStore(presence.subscribe, presence.others)
}
