/** Why a frame is not one of ours. Its words are for a log, never for the wire. */
export class MalformedFrame extends Error {
  override readonly name = 'MalformedFrame'
}

const utf8 = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a frame strictly. lib0's own decoder takes overlong numbers (`80 00` for 0), by which one message
 * can look like another to whoever checks bytes; here each value has one spelling.
 */
export class FrameReader {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  varUint(): number {
    let value = 0
    let factor = 1
    for (;;) {
      const byte = this.#bytes[this.#at++]
      if (byte === undefined) throw new MalformedFrame('a number breaks off')
      value += (byte & 0x7f) * factor
      if (value > Number.MAX_SAFE_INTEGER) throw new MalformedFrame('a number is too large')
      if (byte < 0x80) {
        if (byte === 0 && factor > 1) throw new MalformedFrame('a number is overlong')
        return value
      }
      factor *= 128
    }
  }

  /** A window into the frame, and so into the socket's whole read buffer: whoever keeps them makes a copy. */
  bytes(): Uint8Array {
    const length = this.varUint()
    if (length > this.#bytes.length - this.#at) throw new MalformedFrame('bytes break off')
    const from = this.#at
    this.#at += length
    return this.#bytes.subarray(from, this.#at)
  }

  json(): unknown {
    const bytes = this.bytes()
    try {
      return JSON.parse(utf8.decode(bytes))
    } catch {
      throw new MalformedFrame('not JSON')
    }
  }

  end(): void {
    if (this.#at !== this.#bytes.length) throw new MalformedFrame('bytes after the end')
  }
}
