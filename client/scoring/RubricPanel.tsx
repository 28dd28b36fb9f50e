import { useTranslation } from 'react-i18next'
import { useLoaded, useRoomSession } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { usePrepared } from '../agenda/usePrepared.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { PrivateHead } from './PrivateHead.tsx'
import styles from './RubricPanel.module.css'
import { ScoringTabs } from './ScoringTabs.tsx'
import type { PinContext } from './pin-context.ts'

interface Props {
  /** What is in front when a moment is pinned; the question is found without it. */
  pinContext?: () => PinContext
}

/** The examiner's own scorecard and what examiners share; nothing at all for anybody else. */
export function RubricPanel({ pinContext }: Props) {
  const { scorecard, backstage } = useRoomSession()
  const { t } = useTranslation('scoring')
  if (!scorecard || !backstage) return null
  return (
    <section className={styles.panel} aria-label={t('panel')}>
      <Loaded scorecard={scorecard} backstage={backstage} pinContext={pinContext} />
    </section>
  )
}

interface LoadedProps {
  scorecard: SharedDocument
  backstage: SharedDocument
  pinContext: (() => PinContext) | undefined
}

function Loaded({ scorecard, backstage, pinContext }: LoadedProps) {
  const { t } = useTranslation('scoring')
  const state = usePrepared()
  const here = useLoaded(scorecard)
  if (state.kind === 'failed') {
    return (
      <>
        <PrivateHead title={t('rubric')} />
        <div className={styles.waiting}>
          <EmptyState
            title={t('rubricNotLoaded')}
            action={<Button onClick={state.retry}>{t('tryAgain')}</Button>}
          >
            {t('rubricNotLoadedWhy')}
          </EmptyState>
        </div>
      </>
    )
  }
  if (state.kind === 'loading' || !here) {
    return (
      <>
        <PrivateHead title={t('rubric')} />
        <div className={styles.waiting}>
          <Spinner label={t('loadingScorecard')} />
        </div>
      </>
    )
  }
  return (
    <ScoringTabs
      prepared={state.prepared}
      scorecard={scorecard}
      backstage={backstage}
      pinContext={pinContext}
    />
  )
}
