import { useTranslation } from 'react-i18next'
import { weightedMean } from '#shared/report.ts'
import { scores } from '#shared/rubric.ts'
import type { Scorecard } from '#shared/scorecard.ts'
import { useLanguage } from '../i18n/index.ts'
import styles from './ClosingPage.module.css'
import { lacksEvidence } from './scoring-view.ts'
import type { CriterionView } from './scoring-view.ts'

interface Props {
  criteria: readonly CriterionView[]
  scorecard: Scorecard
}

/** The arithmetic, what it leaves out, and one line against bias. */
export function ScoreSummary({ criteria, scorecard }: Props) {
  const { t } = useTranslation('scoring')
  const { language } = useLanguage()
  const { mean, observed, notObserved, unscored } = weightedMean(
    criteria.map(({ criterion }) => criterion),
    scorecard,
  )
  const tenths = new Intl.NumberFormat(language, {
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  })
  const bare = criteria.filter(lacksEvidence).length
  const counts = [
    t('closing.observed', { count: observed }),
    notObserved > 0 && t('closing.notObserved', { count: notObserved }),
    unscored.length > 0 && t('closing.unscored', { count: unscored.length }),
    bare > 0 && t('closing.withoutEvidence', { count: bare }),
  ].filter((line) => line !== false)

  return (
    <div className={styles.summary}>
      <p className={styles.label}>{t('closing.mean')}</p>
      <p className={styles.mean}>
        {mean === undefined ? (
          <span className={styles.none}>{t('closing.noMean')}</span>
        ) : (
          <>
            {tenths.format(mean)}
            <span className={styles.top}> {t('closing.outOf', { top: scores.at(-1) })}</span>
          </>
        )}
      </p>
      <ul className={styles.counts}>
        {counts.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p className={styles.aside}>{t('closing.bias')}</p>
      <p className={styles.aside}>{t('closing.neverSeen')}</p>
    </div>
  )
}
