/** What a browser says when WebAssembly cannot go on, in words for whoever wrote the program. */
const engineWords: readonly (readonly [RegExp, string])[] = [
  [/call stack|stack overflow/i, 'the stack overflowed: too many calls within calls'],
  [/out of bounds/i, 'memory was read or written outside of it'],
  [/divide by zero/i, 'division by zero'],
  [/unrepresentable|integer overflow/i, 'a number was too large for its type'],
  [/table index|null function|signature/i, 'a call went through a pointer to no such function'],
  [/unreachable/i, 'it came to a point that cannot be reached'],
]

/** What was thrown, and behind its first line its stack. */
export const trapOf = (error: unknown): string =>
  error instanceof Error ? `${String(error)}\n${error.stack ?? ''}` : String(error)

/** @param trap as `trapOf` gives it */
export function reasonOf(trap: string): string {
  const [first = ''] = trap.split('\n')
  return engineWords.find(([pattern]) => pattern.test(first))?.[1] ?? first
}
