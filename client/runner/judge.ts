/** Whether a case has passed: here, on our side. What is expected never enters the sandbox. */
import { errorNameIn, expandRepeats } from '#shared/exercise.ts'
import type { ProgrammingLanguage, TestCase } from '#shared/exercise.ts'
import { runLimits } from '#shared/run-limits.ts'
import type { CaseResult } from '#shared/runs.ts'
import type { TestOutcome } from './drivers/driver.ts'

export function judge(
  testCase: Pick<TestCase, 'id' | 'expect'>,
  outcome: TestOutcome | { readonly error: string; readonly message: string },
  ms: number,
  language: ProgrammingLanguage,
): CaseResult {
  const result = (passed: boolean, expected: string, received: string): CaseResult => ({
    case: testCase.id,
    verdict: passed ? 'passed' : 'failed',
    ms,
    expected: shown(expected),
    received: shown(received),
  })
  const { expect } = testCase
  const received = 'error' in outcome ? outcome.message || outcome.error : outcome.value
  if ('error' in expect) {
    const wanted = errorNameIn(language, expect.error)
    return result(
      'error' in outcome && outcome.error === wanted,
      wanted,
      received ?? nothing(language),
    )
  }
  const value = expandRepeats(expect.value)
  const passed = !('error' in outcome) && received !== undefined && sameJson(received, value)
  return result(passed, JSON.stringify(value), received ?? nothing(language))
}

/** What JSON has no word for. */
const nothing = (language: ProgrammingLanguage) =>
  language === 'javascript' || language === 'typescript' ? 'undefined' : 'null'

const shown = (text: string) =>
  text.length > runLimits.shownValueLength
    ? `${text.slice(0, runLimits.shownValueLength - 1)}…`
    : text

function sameJson(json: string, expected: unknown): boolean {
  try {
    return isSame(JSON.parse(json), expected)
  } catch {
    return false
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = Object.keys(a)
  if (keys.length !== Object.keys(b).length) return false
  return keys.every(
    (key) =>
      Object.hasOwn(b, key) &&
      isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  )
}
