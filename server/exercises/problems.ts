/** What is wrong with a library, said so that its author can mend it without reading our code. */
import { isAbsolute, relative } from 'node:path'
import type { LibraryProblem } from '#shared/library-entry.ts'
import type { Fault } from './faults/fault.ts'

/** Collects problems, so that an author is told all that is wrong and not the first thing. */
export class Problems {
  readonly list: LibraryProblem[] = []

  /** @param line from 1 */
  add(path: string, line: number, { what, remedy }: Fault): void {
    this.list.push({ file: shown(path), line, what, remedy })
  }
}

/** A library that cannot be used. The message holds one line a problem: `file:line: what is wrong; remedy`. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError'

  constructor(problems: readonly LibraryProblem[]) {
    super(linesOf(problems))
  }
}

/** For a terminal: in English, as everything is that a server says there. */
export const linesOf = (problems: readonly LibraryProblem[]): string =>
  problems
    .map(({ file, line, what, remedy }) => `${file}:${line}: ${what.en}; ${remedy.en}`)
    .join('\n')

/** As an author would type it: relative to where the server was started, when it lies below. */
function shown(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere === '' || fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere
}
