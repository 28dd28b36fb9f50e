/** Files from a person's own disk: read, checked, and put into the room as tabs. */
import type * as Y from 'yjs'
import { fileNameProblem } from '#shared/code.ts'
import type { SourceFile } from '#shared/exercise.ts'
import { limits } from '#shared/limits.ts'
import { addNewFile } from './file-changes.ts'

export type ImportRefusal = 'too-large' | 'not-text' | 'bad-name' | 'too-many'

export interface RefusedFile {
  readonly name: string
  readonly reason: ImportRefusal
}

/** What a browser's `File` is here. */
export interface DroppedFile {
  readonly name: string
  readonly size: number
  arrayBuffer(): Promise<ArrayBuffer>
}

export interface ReadFiles {
  readonly files: readonly SourceFile[]
  readonly refused: readonly RefusedFile[]
}

/** Reads text files, with LF as line end; what is no text, or is larger than a paste may be, is refused. */
export async function readDroppedFiles(dropped: Iterable<DroppedFile>): Promise<ReadFiles> {
  const files: SourceFile[] = []
  const refused: RefusedFile[] = []
  for (const file of dropped) {
    const { name } = file
    if (file.size > limits.pasteBytes) {
      refused.push({ name, reason: 'too-large' })
      continue
    }
    const text = decode(await file.arrayBuffer())
    if (text === undefined) refused.push({ name, reason: 'not-text' })
    else files.push({ name, text })
  }
  return { files, refused }
}

/** Text in UTF-8 without its byte order mark; undefined for anything else, and for a folder's empty shell. */
function decode(bytes: ArrayBuffer): string | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.includes('\0') ? undefined : text.replaceAll(/\r\n?/g, '\n')
  } catch {
    return undefined
  }
}

/** Adds them as tabs. A name that is taken gets a number. */
export function insertFiles(
  doc: Y.Doc,
  files: readonly SourceFile[],
): { added: readonly string[]; refused: readonly RefusedFile[] } {
  const added: string[] = []
  const refused: RefusedFile[] = []
  for (const { name: wanted, text } of files) {
    const name = freeName(doc, wanted)
    const problem = fileNameProblem(doc, name)
    if (problem === undefined) added.push(addNewFile(doc, { name, text }))
    else refused.push({ name: wanted, reason: problem === 'too-many' ? problem : 'bad-name' })
  }
  return { added, refused }
}

function freeName(doc: Y.Doc, wanted: string): string {
  const dot = wanted.lastIndexOf('.')
  const stem = dot > 0 ? wanted.slice(0, dot) : wanted
  const extension = dot > 0 ? wanted.slice(dot) : ''
  let name = wanted
  for (let count = 2; fileNameProblem(doc, name) === 'taken'; count++) {
    name = `${stem}-${count}${extension}`
  }
  return name
}
