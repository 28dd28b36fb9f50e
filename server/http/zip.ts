import type { Response } from 'express'
import type { AddressBuckets } from '../access/token-bucket.ts'
import type { TeamLibrary } from '../exercises/team-library.ts'
import { readZip } from '../exercises/zip/read-zip.ts'
import { writeZip } from '../exercises/zip/write-zip.ts'
import { entryOf, nameOf, payFor } from './library-entries.ts'
import { Reply } from './reply.ts'
import type { Answer } from './route.ts'

class ZipReply extends Reply {
  readonly #name: string
  readonly #bytes: Uint8Array

  constructor(name: string, bytes: Uint8Array) {
    super()
    this.#name = name
    this.#bytes = bytes
  }

  override send(response: Response): void {
    response.set({
      'Content-Type': 'application/zip',
      // An id has no character that would need quoting.
      'Content-Disposition': `attachment; filename="${this.#name}.zip"`,
    })
    response.send(Buffer.from(this.#bytes))
  }
}

export function exportEntry(library: TeamLibrary): Answer<'library reader'> {
  return async ({ reads, params }) => {
    const { kind, id, files } = await entryOf(library, nameOf(params), reads)
    return new ZipReply(id, writeZip(kind, id, files))
  }
}

/** Reads a zip and keeps nothing: whoever sent it looks at it first, and then saves it as any other entry. */
export function importEntry(edits: AddressBuckets): Answer<'author', Uint8Array> {
  return async ({ address, body }) => {
    payFor(edits, address)
    return readZip(body)
  }
}
