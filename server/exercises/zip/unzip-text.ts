/** One zipped file to text, never more of it in memory than a file of an entry may hold. */
import { crc32 } from 'node:zlib'
import { Inflate } from 'fflate'
import { limits } from '#shared/limits.ts'
import { fileTooLarge, notUtf8 } from '../faults/file-faults.ts'
import * as faults from '../faults/zip-faults.ts'
import type { ZippedFile } from './zip-directory.ts'
import { ZipRefusal } from './zip-refusal.ts'

/** So much is unpacked at a time: at most a thousand times as much comes out before anybody looks. */
const stepBytes = 1024
/** A few bytes that say "a hundred times a space" are no bomb. */
const freeBytes = 8 * 1024

/** Throws a ZipRefusal. */
export function unzipText(file: ZippedFile): string {
  const bytes = file.deflated ? inflate(file) : file.packed
  if (bytes.length > limits.entryFileBytes) throw tooLarge(file)
  if (bytes.length !== file.bytes || crc32(bytes) !== file.crc32) {
    throw new ZipRefusal(file.name, faults.damaged)
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return text.replaceAll(/\r\n?/g, '\n')
  } catch {
    throw new ZipRefusal(file.name, notUtf8)
  }
}

const tooLarge = ({ name }: ZippedFile) =>
  new ZipRefusal(name, fileTooLarge(limits.entryFileBytes / 1024))

function inflate(file: ZippedFile): Uint8Array {
  const { name, packed } = file
  const chunks: Uint8Array[] = []
  let size = 0
  const stream = new Inflate((chunk) => {
    chunks.push(chunk)
    size += chunk.length
  })
  for (let at = 0; at < packed.length; at += stepBytes) {
    const end = Math.min(at + stepBytes, packed.length)
    try {
      stream.push(packed.subarray(at, end), end === packed.length)
    } catch {
      throw new ZipRefusal(name, faults.damaged)
    }
    if (size > limits.entryZipRatio * end + freeBytes) {
      throw new ZipRefusal(name, faults.inflatesTooMuch)
    }
    if (size > limits.entryFileBytes) throw tooLarge(file)
  }
  return Buffer.concat(chunks)
}
