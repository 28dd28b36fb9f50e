import { isDeepStrictEqual } from 'node:util'
import { errorNameIn, expandRepeats } from '#shared/exercise.ts'
import type { ProgrammingLanguage, TestCase } from '#shared/exercise.ts'

export interface CaseOutcome {
  readonly value?: unknown
  /** The name under which the language raises it. */
  readonly error?: string | undefined
  /** Of the processor's time. */
  readonly ms: number
}

/** @param limitMs what one call may take */
export function passesCase(
  { expect }: TestCase,
  outcome: CaseOutcome,
  language: ProgrammingLanguage,
  limitMs: number,
): boolean {
  if (outcome.ms > limitMs) return false
  return 'error' in expect
    ? outcome.error === errorNameIn(language, expect.error)
    : outcome.error === undefined && isDeepStrictEqual(outcome.value, expandRepeats(expect.value))
}
