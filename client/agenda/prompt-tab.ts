import type { Agenda } from '#shared/agenda.ts'

export type PromptTab = 'drill-down' | 'exercise'

/** A choice made by hand; it holds until `moment` is another one, when something newer calls. */
export interface ChosenTab {
  readonly tab: PromptTab
  readonly moment: number
}

/** Which of the two stands in front: the one chosen by hand, else the one that the moment brings. */
export function tabInFront(
  present: readonly PromptTab[],
  called: PromptTab,
  chosen: ChosenTab | undefined,
  moment: number,
): PromptTab | undefined {
  const wanted = chosen?.moment === moment ? chosen.tab : called
  return present.includes(wanted) ? wanted : present[0]
}

/** For those who are shown things: what was shown last is in front. */
export function lastShown({ rungs, statement }: Pick<Agenda, 'rungs' | 'statement'>): {
  tab: PromptTab
  moment: number
} {
  const rungAtMs = Math.max(0, ...rungs.map(({ revealedAtMs }) => revealedAtMs))
  const shownAtMs = statement?.shownAtMs ?? 0
  return shownAtMs > rungAtMs
    ? { tab: 'exercise', moment: shownAtMs }
    : { tab: 'drill-down', moment: rungAtMs }
}

/** For examiners: the stage says what it is about. */
export function stageTab({ stages, clock }: Pick<Agenda, 'stages' | 'clock'>): PromptTab {
  const opens = clock && stages[clock.stage]?.opens
  return opens === 'exercise' || opens === 'code' ? 'exercise' : 'drill-down'
}
