/** Thrown with places in the file as it was written; line and column count from 1. */
export class SyntaxProblem extends Error {
  override readonly name = 'SyntaxError'
  readonly file: string
  readonly line: number
  readonly column: number

  constructor(message: string, file: string, line: number, column: number) {
    super(message)
    this.file = file
    this.line = line
    this.column = column
  }
}
