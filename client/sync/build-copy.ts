/** This browser's own state of documents as a zip, for when the server does not take it. */
import { strToU8, zipSync } from 'fflate'
import type * as Y from 'yjs'
import { listFiles } from '#shared/code.ts'
import { parseDocumentName, rootNames } from '#shared/document.ts'
import type { DocumentName } from '#shared/document.ts'

export interface CopySource {
  readonly name: DocumentName
  readonly doc: Y.Doc
}

/** Code as its files, everything else as JSON. */
export function buildCopy(documents: readonly CopySource[]): Uint8Array<ArrayBuffer> {
  const entries = documents.flatMap(({ name, doc }) =>
    name === 'code' ? codeEntries(doc) : [[`${name}.json`, buildJson(name, doc)] as const],
  )
  return zipSync(Object.fromEntries(entries.map(([path, text]) => [path, strToU8(text)])))
}

export function codeEntries(doc: Y.Doc): (readonly [path: string, text: string])[] {
  const taken = new Set<string>()
  return listFiles(doc).map(({ id, name, text }) => {
    // Two people may have given two files one name; and a name comes from a peer: it stays inside the folder.
    const safe = name.replaceAll(/(^|\/)\.+(?=\/|$)|^\/+|\\/g, '$1_')
    const path = taken.has(safe) ? `${id}-${safe.replaceAll('/', '-')}` : safe
    taken.add(path)
    return [`code/${path}`, text.toString()] as const
  })
}

function buildJson(name: DocumentName, doc: Y.Doc): string {
  const kind = parseDocumentName(name)?.kind
  const roots = kind ? rootNames[kind] : []
  return JSON.stringify(Object.fromEntries(roots.flatMap((root) => readRoot(doc, root))), null, 2)
}

function readRoot(doc: Y.Doc, root: string): [string, unknown][] {
  const type = doc.share.get(root)
  return type ? [[root, type.toJSON()]] : []
}
