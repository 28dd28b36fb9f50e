import { encodings } from './traffic.ts'

interface Needles {
  /** Which two characters one of them may begin with: almost every place is passed over by these alone. */
  readonly beginnings: Uint8Array
  /** By their bytes as Latin-1: what each gives away. */
  readonly whole: Map<string, string>
}

const beginning = (text: string, at: number) => text.charCodeAt(at) * 256 + text.charCodeAt(at + 1)

/** Many secrets to look for at once: a text is walked once for each length of needle, whatever their number. */
export class Secrets {
  readonly #byLength = new Map<number, Needles>()
  readonly count: number

  constructor(secrets: readonly string[]) {
    this.count = new Set(secrets).size
    for (const secret of secrets) {
      for (const bytes of encodings(secret)) {
        const { beginnings, whole } = this.#ofLength(bytes.length)
        const needle = bytes.toString('latin1')
        beginnings[beginning(needle, 0)] = 1
        whole.set(needle, secret)
      }
    }
  }

  /** The secrets that these bytes hold, in any encoding. */
  in(bytes: Buffer): string[] {
    const text = bytes.toString('latin1')
    const found = new Set<string>()
    for (const [length, { beginnings, whole }] of this.#byLength) {
      for (let at = 0; at + length <= text.length; at++) {
        if (beginnings[beginning(text, at)] === 0) continue
        const secret = whole.get(text.slice(at, at + length))
        if (secret !== undefined) found.add(secret)
      }
    }
    return [...found]
  }

  #ofLength(length: number): Needles {
    const present = this.#byLength.get(length)
    if (present) return present
    const needles = { beginnings: new Uint8Array(65_536), whole: new Map<string, string>() }
    this.#byLength.set(length, needles)
    return needles
  }
}
