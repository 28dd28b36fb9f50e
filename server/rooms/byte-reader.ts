/**
 * Reads lib0's encoding strictly. Where lib0 reads several spellings of one number, this reads one: what was
 * checked here and what Yjs reads later must be the same thing.
 */
import { isUtf8 } from 'node:buffer'

/** The bytes are not what they should be; the message is for a developer. */
export class MalformedUpdate extends Error {
  override readonly name = 'MalformedUpdate'
}

/** A byte order mark is a character like any other, as it is to Yjs: `\uFEFFfiles` is another root than `files`. */
const decoder = new TextDecoder('utf-8', { ignoreBOM: true })
/** lib0 writes larger integers as floating point. */
const largestInteger = 0x7fff_ffff

export class ByteReader {
  readonly bytes: Uint8Array
  position = 0

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }

  get atEnd(): boolean {
    return this.position === this.bytes.length
  }

  byte(): number {
    const byte = this.bytes[this.position++]
    if (byte === undefined) throw new MalformedUpdate('ends too early')
    return byte
  }

  skip(count: number): void {
    this.position += count
    if (this.position > this.bytes.length) throw new MalformedUpdate('ends too early')
  }

  /** A number up to 2^53 - 1 in as few bytes as it takes. */
  varUint(): number {
    let byte = this.byte()
    if (byte < 0x80) return byte
    let value = byte & 0x7f
    let weight = 0x80
    do {
      byte = this.byte()
      value += (byte & 0x7f) * weight
      weight *= 0x80
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedUpdate('number too large')
    } while (byte >= 0x80)
    if (byte === 0) throw new MalformedUpdate('overlong number')
    return value
  }

  /** Skips a signed number: sign and six bits in its first byte. */
  skipVarInt(): void {
    let byte = this.byte()
    if (byte < 0x80) return
    let value = byte & 0x3f
    let weight = 0x40
    do {
      byte = this.byte()
      value += (byte & 0x7f) * weight
      weight *= 0x80
      if (value > largestInteger) throw new MalformedUpdate('number too large')
    } while (byte >= 0x80)
    if (byte === 0) throw new MalformedUpdate('overlong number')
  }

  text(): string {
    const bytes = this.#stringBytes()
    return decoder.decode(bytes)
  }

  /** Skips a string and returns its length in UTF-16 units, as Yjs counts. */
  skipText(): number {
    const bytes = this.#stringBytes()
    let units = 0
    for (const byte of bytes) {
      // Bytes that continue a character count nothing; four-byte characters are two units.
      if ((byte & 0xc0) !== 0x80) units += byte >= 0xf0 ? 2 : 1
    }
    return units
  }

  #stringBytes(): Uint8Array {
    const length = this.varUint()
    const start = this.position
    this.skip(length)
    const bytes = this.bytes.subarray(start, this.position)
    if (!isUtf8(bytes)) throw new MalformedUpdate('not UTF-8')
    return bytes
  }
}
