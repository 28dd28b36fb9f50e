import type { LibraryProblem } from '#shared/library-entry.ts'
import type { Fault } from '../faults/fault.ts'

/** A zip that is not taken, with the name in it that is to blame; nothing of it is kept. */
export class ZipRefusal extends Error {
  override readonly name = 'ZipRefusal'
  readonly problem: LibraryProblem

  constructor(file: string, { what, remedy }: Fault) {
    super(what.en)
    // What a stranger calls a file is shown: no control characters, no more than a line of it.
    const shown = file.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, '\ufffd').slice(0, 120)
    this.problem = { file: shown, line: 1, what, remedy }
  }
}
