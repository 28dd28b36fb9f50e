import { zipSync } from 'fflate'
import { folderOf } from '#shared/library-entry.ts'
import type { EntryFiles, EntryKind } from '#shared/library-entry.ts'

/** The same entry gives the same bytes, whenever it is exported: no clock of this machine stands in it. */
const madeAt = '2020-01-01T12:00:00'

/** The files in their folder, so that a library's folder takes it as it is: `lift/…`, `plans/short-talk.yaml`. */
export function writeZip(kind: EntryKind, id: string, files: EntryFiles): Uint8Array {
  const encoder = new TextEncoder()
  const zipped = files.map(
    ({ path, text }) => [`${folderOf(kind, id)}/${path}`, encoder.encode(text)] as const,
  )
  return zipSync(Object.fromEntries(zipped), { level: 9, mtime: madeAt })
}
