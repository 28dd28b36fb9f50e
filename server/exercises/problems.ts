/** What is wrong with a library, said so that its author can mend it without reading our code. */
import { isAbsolute, relative } from 'node:path'

export interface Problem {
  /** Path as an author would type it: relative to where the server was started, when it lies below. */
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly what: string
  readonly remedy: string
}

/** Collects problems, so that a library is refused with all that is wrong and not with the first. */
export class Problems {
  readonly list: Problem[] = []

  add(path: string, line: number, what: string, remedy: string): void {
    this.list.push({ file: shown(path), line, what, remedy })
  }
}

/** A library that cannot be used. The message holds one line a problem: `file:line: what is wrong; remedy`. */
export class LibraryError extends Error {
  override readonly name = 'LibraryError'
  readonly problems: readonly Problem[]

  constructor(problems: readonly Problem[]) {
    super(problems.map(problemLine).join('\n'))
    this.problems = problems
  }
}

const problemLine = ({ file, line, what, remedy }: Problem) => `${file}:${line}: ${what}; ${remedy}`

function shown(path: string): string {
  const fromHere = relative(process.cwd(), path)
  return fromHere === '' || fromHere.startsWith('..') || isAbsolute(fromHere) ? path : fromHere
}
