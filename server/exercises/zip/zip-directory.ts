/**
 * What a zip says of its files, read from the directory at its end (the format of APPNOTE.TXT, sections 4.3.7, 4.3.12
 * and 4.3.16). fflate tells neither links from files nor overlapping entries from honest ones, and both are attacks.
 */
import { limits } from '#shared/limits.ts'
import * as faults from '../faults/zip-faults.ts'
import { ZipRefusal } from './zip-refusal.ts'

export interface ZippedFile {
  readonly name: string
  /** Whether it is deflated; otherwise it is stored as it is. */
  readonly deflated: boolean
  readonly packed: Uint8Array
  /** As the directory says; what comes out is held against them. */
  readonly bytes: number
  readonly crc32: number
}

const endSignature = 0x06054b50
const endBytes = 22
const longestComment = 0xffff
const entrySignature = 0x02014b50
const entryBytes = 46
const localSignature = 0x04034b50
const localBytes = 30

/** The files, without folders and without what systems add of their own. Throws a ZipRefusal. */
export function readDirectory(zip: Uint8Array): ZippedFile[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = findEnd(view)
  const count = view.getUint16(end + 10, true)
  // Folders are entries too, and so is what some systems put beside each file.
  if (count > 4 * limits.entryFiles) throw refusal('', faults.tooManyFiles(limits.entryFiles))
  const files: ZippedFile[] = []
  const names = new Set<string>()
  const spans: [start: number, end: number][] = []
  let at = view.getUint32(end + 16, true)
  for (let index = 0; index < count; index++) {
    if (at + entryBytes > end || view.getUint32(at, true) !== entrySignature) throw broken()
    const nameLength = view.getUint16(at + 28, true)
    const rest = view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
    const nameAt = at + entryBytes
    if (nameAt + nameLength + rest > end) throw broken()
    const name = decodeName(zip.subarray(nameAt, nameAt + nameLength))
    if (names.has(name)) throw refusal(name, faults.pathTwice)
    names.add(name)
    const file = readFile(zip, view, at, name)
    if (file) {
      spans.push(file.span)
      if (!isLitter(name)) files.push(file.file)
    }
    at = nameAt + nameLength + rest
  }
  refuseOverlaps(spans, at)
  if (files.length > limits.entryFiles) throw refusal('', faults.tooManyFiles(limits.entryFiles))
  return files
}

const refusal = (file: string, fault: ConstructorParameters<typeof ZipRefusal>[1]) =>
  new ZipRefusal(file, fault)
const broken = () => refusal('', faults.noZip)

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endBytes - longestComment)
  for (let at = view.byteLength - endBytes; at >= first; at--) {
    if (view.getUint32(at, true) !== endSignature) continue
    if (at + endBytes + view.getUint16(at + 20, true) === view.byteLength) return at
  }
  throw broken()
}

/** What systems that know no UTF-8 flag write is UTF-8 all the same, or nothing that we could name. */
function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw refusal(Buffer.from(bytes).toString('latin1'), faults.badPath)
  }
}

/** Undefined for a folder. */
function readFile(zip: Uint8Array, view: DataView, at: number, name: string) {
  const flags = view.getUint16(at + 8, true)
  const method = view.getUint16(at + 10, true)
  const packedBytes = view.getUint32(at + 20, true)
  const bytes = view.getUint32(at + 24, true)
  if (isSpecial(view.getUint8(at + 5), view.getUint32(at + 38, true))) {
    throw refusal(name, faults.specialFile)
  }
  if (name.endsWith('/')) return undefined
  if ((flags & 1) !== 0) throw refusal(name, faults.encrypted)
  if (method !== 0 && method !== 8) throw refusal(name, faults.unknownMethod)
  const local = view.getUint32(at + 42, true)
  if (local + localBytes > at || view.getUint32(local, true) !== localSignature) throw broken()
  const nameAt = local + localBytes
  const localName = zip.subarray(nameAt, nameAt + view.getUint16(local + 26, true))
  // Two names for one file: what one reader checks would be what another unpacks.
  if (decodeName(localName) !== name) throw refusal(name, faults.damaged)
  const start = nameAt + localName.length + view.getUint16(local + 28, true)
  const span: [number, number] = [local, start + packedBytes]
  const packed = zip.subarray(start, start + packedBytes)
  const crc32 = view.getUint32(at + 16, true)
  return { file: { name, deflated: method === 8, packed, bytes, crc32 }, span }
}

/** Unix and macOS write what kind of file it is; 0 is none said, as other systems leave it. */
function isSpecial(system: number, attributes: number): boolean {
  const kind = (attributes >>> 16) & 0xf000
  return (system === 3 || system === 19) && kind !== 0 && kind !== 0x8000 && kind !== 0x4000
}

/** Files that share their bytes unpack to a thousand times what went in, however small each of them is. */
function refuseOverlaps(spans: [number, number][], end: number): void {
  let last = 0
  for (const [start, stop] of spans.toSorted(([a], [b]) => a - b)) {
    if (start < last || stop > end) throw broken()
    last = stop
  }
}

const isLitter = (name: string) =>
  name.startsWith('__MACOSX/') || /(^|\/)(\.DS_Store|Thumbs\.db|desktop\.ini)$/.test(name)
