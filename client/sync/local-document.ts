import * as Y from 'yjs'
import type { DocumentName } from '#shared/document.ts'
import type { StampedPresence } from '#shared/awareness.ts'
import type { SharedDocument } from './shared-document.ts'

const nobody: ReadonlyMap<number, never> = new Map<number, never>()
const nothingChanges = () => () => {}

/** A document that never leaves this page: for trying things out, and for looking back. */
export function createLocalDocument<P = never>(
  name: DocumentName,
  doc: Y.Doc = new Y.Doc(),
): SharedDocument<P> {
  const others: ReadonlyMap<number, StampedPresence<P>> = nobody
  return {
    name,
    doc,
    presence: { show() {}, others: () => others, subscribe: nothingChanges },
    permission: { right: 'write' },
    saveState: { kind: 'saved' },
    loaded: true,
    subscribe: nothingChanges,
    nowMs: () => Date.now(),
    close() {},
  }
}
