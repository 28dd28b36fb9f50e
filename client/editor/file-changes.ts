/** What the tabs do to the files of a room. */
import type * as Y from 'yjs'
import { addFile, listFiles } from '#shared/code.ts'
import type { SourceFile } from '#shared/exercise.ts'

/** 64 random bits: two people may add a file at the same moment. */
export function newFileId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(8))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** Adds a file and gives its id. */
export function addNewFile(doc: Y.Doc, file: SourceFile): string {
  const id = newFileId()
  addFile(doc, id, file)
  return id
}

/** The file to show instead of one that is gone: its right neighbour, else its left one. */
export function neighbourOf(doc: Y.Doc, id: string): string | undefined {
  const files = listFiles(doc)
  const index = files.findIndex((file) => file.id === id)
  return (files[index + 1] ?? files[index - 1])?.id
}
