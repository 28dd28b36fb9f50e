/** Why the server cannot start, in words for the person who starts it: what is wrong and what to do about it. */
export class StartupProblem extends Error {
  override readonly name = 'StartupProblem'
}
