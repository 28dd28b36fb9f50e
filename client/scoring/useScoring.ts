import { uuidv4 } from 'lib0/random'
import { useMemo } from 'react'
import type { Prepared } from '#shared/api.ts'
import { readBackstage } from '#shared/backstage.ts'
import type { CriterionId } from '#shared/ids.ts'
import type { Criterion } from '#shared/rubric.ts'
import {
  amendPin,
  dismissNudge,
  explainScore,
  pin,
  readScorecard,
  recommend,
  removePin,
  score,
  writeNote,
} from '#shared/scorecard.ts'
import type {
  Judgement,
  Nudge,
  Pin,
  PinContent,
  Recommendation,
  Scorecard,
} from '#shared/scorecard.ts'
import { readSealed } from '#shared/sealing.ts'
import type { SealedCard } from '#shared/sealing.ts'
import { viewLadder } from '../agenda/ladder-view.ts'
import type { RungView } from '../agenda/ladder-view.ts'
import {
  useAgenda,
  useNow,
  usePermission,
  useRead,
  useRoomSession,
} from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { nudgeNow, scoredEarly } from './nudges.ts'
import { loosePins, viewCriteria } from './scoring-view.ts'
import type { CriterionView } from './scoring-view.ts'

/** Each writes to this examiner's own scorecard at once: nothing waits in the page to be lost. */
export interface ScoringActions {
  /** Gives a score; null takes it back. */
  readonly score: (criterion: CriterionId, value: Judgement['score'] | null) => void
  readonly note: (about: CriterionId | 'general', words: string) => void
  /** Keeps a moment; returns the pin's id. */
  readonly pin: (content: PinContent) => string
  readonly amend: (id: string, changes: Partial<Pick<PinContent, 'criterion' | 'words'>>) => void
  readonly remove: (id: string) => void
  readonly dismiss: (nudge: Nudge) => void
  /** Says why a score stands without a pin. */
  readonly explain: (criterion: CriterionId, words: string) => void
  readonly recommend: (recommendation: Recommendation) => void
}

export interface Scoring {
  readonly scorecard: Scorecard
  readonly criteria: readonly CriterionView[]
  readonly loosePins: readonly Pin[]
  readonly ladder: readonly RungView[]
  readonly nudge: Nudge | undefined
  readonly scoredEarly: readonly Criterion[]
  readonly startedAtMs: number | undefined
  /** The copy that is kept, once this examiner has sealed it. */
  readonly sealed: SealedCard | undefined
  /** Undefined where the scorecard may only be read. */
  readonly actions: ScoringActions | undefined
}

/** One examiner's scorecard beside the rubric, and what can be done with it. */
export function useScoring(
  prepared: Prepared,
  document: SharedDocument,
  backstage: SharedDocument,
): Scoring {
  const { nowMs } = useRoomSession()
  const agenda = useAgenda()
  const scorecard = useRead(document.doc, readScorecard)
  const { ladder: records } = useRead(backstage.doc, readBackstage)
  const sealed = useRead(document.doc, readSealed)
  // What was sealed is what counts: a change behind it would only mislead its writer.
  const may = usePermission(document)?.right === 'write' && sealed === undefined
  const now = useNow(30_000)
  const { criteria } = prepared.rubric
  const over = agenda.status === 'ended'
  const drillDown = prepared.drillDown?.drillDown

  const ladder = useMemo(
    () => (drillDown ? viewLadder(drillDown, agenda.rungs, records) : []),
    [drillDown, agenda.rungs, records],
  )
  const views = useMemo(
    () => viewCriteria(criteria, scorecard, ladder, over, prepared.weights),
    [criteria, scorecard, ladder, over, prepared.weights],
  )
  const actions = useMemo(
    () => (may ? actionsOn(document, nowMs) : undefined),
    [may, document, nowMs],
  )
  return {
    scorecard,
    criteria: views,
    loosePins: loosePins(criteria, scorecard),
    ladder,
    nudge: nudgeNow(criteria, scorecard, agenda, now),
    scoredEarly: scoredEarly(criteria, scorecard, agenda),
    startedAtMs: agenda.startedAtMs,
    sealed,
    actions,
  }
}

function actionsOn({ doc }: SharedDocument, nowMs: () => number): ScoringActions {
  return {
    score: (criterion, value) => score(doc, criterion, value, nowMs()),
    note: (about, words) => writeNote(doc, about, words),
    pin: (content) => {
      const id = uuidv4()
      pin(doc, id, content)
      return id
    },
    amend: (id, changes) => amendPin(doc, id, changes),
    remove: (id) => removePin(doc, id),
    dismiss: (nudge) => dismissNudge(doc, nudge),
    explain: (criterion, words) => explainScore(doc, criterion, words),
    recommend: (recommendation) => recommend(doc, recommendation),
  }
}
