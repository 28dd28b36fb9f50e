/** How a program that stops says why: by what it writes last on standard error. */
import type { Io, TestOutcome } from '../driver.ts'

export interface LastWords {
  /** Passes everything on, and remembers the end of the errors. */
  readonly io: Io
  readonly read: () => string
}

/** @param length how much is remembered, in characters */
export function openLastWords(io: Io, length = 2_000): LastWords {
  const decoder = new TextDecoder()
  let words = ''
  return {
    io: {
      ...io,
      errBytes: (bytes) => {
        words = `${words}${decoder.decode(bytes, { stream: true })}`.slice(-length)
        io.errBytes(bytes)
      },
    },
    read: () => words,
  }
}

/** A message begins with the error's name, when it has one: `RangeError: pixel (3, 0) is outside 2x2`. */
export function failure(message: string): TestOutcome {
  return { error: /^([A-Z]\w*)(?::|$)/.exec(message)?.[1] ?? 'Error', message }
}
