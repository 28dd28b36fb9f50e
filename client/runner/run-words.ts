/** A run in words. */
import type { TFunction } from 'i18next'
import { runLimits } from '#shared/run-limits.ts'
import { isAbandoned } from '#shared/runs.ts'
import type { Run } from '#shared/runs.ts'

type Words = TFunction<'runner'>

/** `38 ms`, `4.2 s`. */
export function formatDuration(ms: number, t: Words, language: string): string {
  const exact = new Intl.NumberFormat(language, { maximumFractionDigits: ms < 10 ? 1 : 0 })
  if (ms < 1_000) return t('milliseconds', { count: exact.format(ms) as never })
  const seconds = new Intl.NumberFormat(language, { maximumFractionDigits: 1 })
  return t('seconds', { count: seconds.format(ms / 1_000) as never })
}

/** How it ended, or that it has not. */
export function stateWords(run: Run, nowMs: number, t: Words): string {
  if (isAbandoned(run, nowMs)) return t('states.abandoned')
  if (run.state === 'running' && run.waits) return t('waits')
  return t(`states.${run.state}`, {
    seconds: runLimits.wallMs / 1_000,
    kilobytes: runLimits.outputBytes / 1_024,
  })
}
