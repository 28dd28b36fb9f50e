/** A status change that the interview's course does not allow; `problem` is what the client is told. */
export class StatusError extends Error {
  override readonly name = 'StatusError'
  readonly problem: 'wrong-status' | 'reopen-too-late' | 'storage'

  constructor(problem: StatusError['problem'], message: string) {
    super(message)
    this.problem = problem
  }
}
