import * as Y from 'yjs'
import type { DocumentId } from '#shared/document.ts'
import type { LiveRoom } from '../rooms/live-rooms.ts'
import { newDoc } from '../rooms/new-doc.ts'

/** What `read` makes of a document's committed content. */
export async function readDocument<T>(
  room: LiveRoom,
  id: DocumentId,
  read: (doc: Y.Doc) => T,
): Promise<T> {
  const document = await room.document(id)
  const doc = newDoc()
  try {
    if (document) Y.applyUpdate(doc, await document.diff(Uint8Array.of(0)))
    return read(doc)
  } finally {
    doc.destroy()
  }
}
