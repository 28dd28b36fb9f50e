/** What a process did to its files, and what a power cut would have left of it. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Dice } from '../sizes.ts'

export interface DiskEvent {
  readonly kind: 'write' | 'truncate' | 'sync' | 'delete'
  /** The file's name without its folder. */
  readonly file: string
  /** Where the bytes go; the new size of a truncated file. */
  readonly offset: number
  readonly bytes: Buffer
}

const headBytes = 32
/** A disk writes so much at once or not at all; what is larger may be torn. */
const sectorBytes = 512

/** Reads what shim.c wrote down. */
export function parseTrace(trace: Buffer): DiskEvent[] {
  const kinds = { W: 'write', T: 'truncate', S: 'sync' } as const
  const names = new Map<number, string>()
  const events: DiskEvent[] = []
  for (let at = 0; at + headBytes <= trace.length;) {
    const kind = String.fromCharCode(trace[at] ?? 0)
    const number = Number(trace.readBigUInt64LE(at + 8))
    const offset = Number(trace.readBigUInt64LE(at + 16))
    const length = Number(trace.readBigUInt64LE(at + 24))
    const bytes = trace.subarray(at + headBytes, at + headBytes + length)
    at += headBytes + length
    if (kind === 'F') names.set(number, basename(bytes.toString()))
    else if (kind === 'U') {
      events.push({ kind: 'delete', file: basename(bytes.toString()), offset: 0, bytes })
    } else if (kind === 'W' || kind === 'T' || kind === 'S') {
      events.push({ kind: kinds[kind], file: names.get(number) ?? '?', offset, bytes })
    }
  }
  return events
}

/** A disk with its cache in front: what is not synced yet may be lost, in parts and in any order. */
export class CachedDisk {
  readonly #files = new Map<
    string,
    { readonly durable: Bytes; readonly current: Bytes; cached: DiskEvent[] }
  >()

  play(event: DiskEvent): void {
    if (event.kind === 'delete') {
      // SQLite syncs the folder at once.
      this.#files.delete(event.file)
      return
    }
    const file = this.#fileOf(event.file)
    if (event.kind === 'sync') {
      for (const cached of file.cached) file.durable.apply(cached)
      file.cached = []
      return
    }
    file.current.apply(event)
    file.cached.push(event)
  }

  /** Everything that the process wrote to this file, as it would read it itself. */
  contents(name: string): Buffer {
    return this.#fileOf(name).current.whole()
  }

  /** The power goes: writes what is left into a folder. Of the cache, `share` of the sectors made it. */
  cut(folder: string, share: number, dice: Dice): void {
    mkdirSync(folder, { recursive: true })
    for (const [name, { durable, cached }] of this.#files) {
      const left = new Bytes(durable.whole())
      for (const event of cached) {
        if (event.kind === 'truncate') {
          if (dice.chance(share)) left.apply(event)
          continue
        }
        for (const sector of sectorsOf(event)) if (dice.chance(share)) left.apply(sector)
      }
      writeFileSync(join(folder, name), left.whole())
    }
  }

  #fileOf(name: string) {
    const present = this.#files.get(name)
    if (present) return present
    const file = { durable: new Bytes(), current: new Bytes(), cached: [] }
    this.#files.set(name, file)
    return file
  }
}

/** A file's bytes, changed in place. */
class Bytes {
  #room: Buffer
  #size: number

  constructor(bytes: Buffer = Buffer.alloc(0)) {
    this.#room = Buffer.from(bytes)
    this.#size = bytes.length
  }

  apply({ kind, offset, bytes }: DiskEvent): void {
    const end = kind === 'truncate' ? offset : offset + bytes.length
    if (end > this.#room.length) {
      const larger = Buffer.alloc(2 * end)
      this.#room.copy(larger, 0, 0, this.#size)
      this.#room = larger
    }
    // What is cut off reads as zeros should the file grow again.
    if (kind === 'truncate') this.#room.fill(0, end)
    else bytes.copy(this.#room, offset)
    this.#size = kind === 'truncate' ? end : Math.max(this.#size, end)
  }

  whole(): Buffer {
    return this.#room.subarray(0, this.#size)
  }
}

function* sectorsOf(event: DiskEvent): Iterable<DiskEvent> {
  const end = event.offset + event.bytes.length
  for (let at = event.offset; at < end;) {
    const next = Math.min(end, (Math.floor(at / sectorBytes) + 1) * sectorBytes)
    const bytes = event.bytes.subarray(at - event.offset, next - event.offset)
    yield { ...event, offset: at, bytes }
    at = next
  }
}
