import { plannedMs, spentMs } from '#shared/agenda.ts'
import type { Agenda } from '#shared/agenda.ts'
import type { Localised } from '#shared/language.ts'

export interface StageView {
  readonly index: number
  readonly title: Localised
  /** `current` only while the interview runs: nothing runs in the lobby or after the end. */
  readonly phase: 'current' | 'visited' | 'coming'
  readonly spentMs: number
  /** Undefined for an open stage. */
  readonly plannedMs: number | undefined
  /** Only of the current stage: what is past needs no warning. */
  readonly over: boolean
  readonly paused: boolean
}

/** The stages as the bar shows them at `nowMs`. */
export function viewStages(agenda: Agenda, nowMs: number): StageView[] {
  const { clock, past } = agenda
  return agenda.stages.map((stage, index) => {
    const current = agenda.status === 'live' && clock?.stage === index
    const visit = past.findLast((one) => one.stage === index)
    const planned = current
      ? plannedMs(stage, clock)
      : stage.minutes && (stage.minutes + (visit?.extraMinutes ?? 0)) * 60_000
    const spent = spentMs(agenda, index, nowMs)
    return {
      index,
      title: stage.title,
      phase: current ? 'current' : visit ? 'visited' : 'coming',
      spentMs: spent,
      plannedMs: planned,
      over: current && planned !== undefined && spent > planned,
      paused: current && clock.pausedAtMs !== null,
    }
  })
}

export const currentStage = (stages: readonly StageView[]) =>
  stages.find(({ phase }) => phase === 'current')
