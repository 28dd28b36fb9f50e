import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Prepared } from '#shared/api.ts'
import { usePrepared } from '../agenda/usePrepared.ts'
import { useLoaded, useRoomSession } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import styles from './ClosingPage.module.css'
import { CriterionRow } from './CriterionRow.tsx'
import { NoteArea } from './NoteArea.tsx'
import { NudgeLine } from './NudgeLine.tsx'
import { PinRow } from './PinRow.tsx'
import { PrivateHead } from './PrivateHead.tsx'
import { SealSection } from './SealSection.tsx'
import { ScoreSummary } from './ScoreSummary.tsx'
import { noteIdOf } from './note-id.ts'
import { useScoring } from './useScoring.ts'

/** An examiner's scorecard once the interview is over: what is still open first, then the arithmetic. */
export function ClosingPage() {
  const { scorecard, backstage } = useRoomSession()
  const { t } = useTranslation('scoring')
  if (!scorecard || !backstage) return null
  return (
    <section className={styles.card} aria-label={t('closing.title')}>
      <PrivateHead title={t('closing.title')} />
      <Loaded scorecard={scorecard} backstage={backstage} />
    </section>
  )
}

interface Props {
  scorecard: SharedDocument
  backstage: SharedDocument
}

function Loaded({ scorecard, backstage }: Props) {
  const { t } = useTranslation('scoring')
  const state = usePrepared()
  const here = useLoaded(scorecard)
  if (state.kind === 'failed') {
    return (
      <div className={styles.waiting}>
        <EmptyState
          title={t('rubricNotLoaded')}
          action={<Button onClick={state.retry}>{t('tryAgain')}</Button>}
        >
          {t('rubricNotLoadedWhy')}
        </EmptyState>
      </div>
    )
  }
  if (state.kind === 'loading' || !here) {
    return (
      <div className={styles.waiting}>
        <Spinner label={t('loadingScorecard')} />
      </div>
    )
  }
  return <Card prepared={state.prepared} scorecard={scorecard} backstage={backstage} />
}

function Card({ prepared, scorecard, backstage }: Props & { prepared: Prepared }) {
  const { t } = useTranslation('scoring')
  const scoring = useScoring(prepared, scorecard, backstage)
  const { criteria, ladder, startedAtMs, actions } = scoring
  const unscored = criteria.filter(({ judgement }) => !judgement)
  // Fixed for as long as the page is open: a criterion that moved on being scored would be lost from sight.
  const [openAtFirst] = useState(() => new Set(unscored.map(({ criterion }) => criterion.id)))
  const parts = [
    {
      title: t('closing.toScore'),
      of: criteria.filter((view) => openAtFirst.has(view.criterion.id)),
    },
    {
      title: t('closing.judged'),
      of: criteria.filter((view) => !openAtFirst.has(view.criterion.id)),
    },
  ]
  const shared = { criteria, ladder, startedAtMs, actions }

  return (
    <div className={styles.columns}>
      <ScoreSummary criteria={criteria} scorecard={scoring.scorecard} />
      <div className={styles.list}>
        <NudgeLine {...scoring} />
        {scoring.loosePins.length > 0 && (
          <section className={styles.part}>
            <h3 className={styles.subtitle}>{t('loosePins')}</h3>
            <div className={styles.inset}>
              {scoring.loosePins.map((pin) => (
                <PinRow key={pin.id} pin={pin} {...shared} />
              ))}
            </div>
          </section>
        )}
        {parts.map(
          ({ title, of }) =>
            of.length > 0 && (
              <section key={title} className={styles.part}>
                <h3 className={styles.subtitle}>{title}</h3>
                {of.map((view) => (
                  <CriterionRow
                    key={view.criterion.id}
                    view={view}
                    reason={scoring.scorecard.reasons.get(view.criterion.id) ?? ''}
                    {...shared}
                  />
                ))}
              </section>
            ),
        )}
        <section className={styles.part}>
          <h3 className={styles.subtitle}>{t('generalNotes')}</h3>
          <div className={styles.inset}>
            <NoteArea
              tall
              id={noteIdOf('general')}
              label={t('generalNotes')}
              placeholder={t('generalNotesHint')}
              value={scoring.scorecard.notes.get('general') ?? ''}
              onChange={actions && ((words) => actions.note('general', words))}
            />
          </div>
        </section>
        <SealSection criteria={prepared.rubric.criteria} scoring={scoring} />
      </div>
    </div>
  )
}
