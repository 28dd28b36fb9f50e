import { useTranslation } from 'react-i18next'
import { Face } from '../ui/Face.tsx'
import { Tag } from '../ui/Tag.tsx'
import styles from './Report.module.css'
import { StageTimes } from './StageTimes.tsx'
import type { ReportSource } from './report-source.ts'
import { useTenths } from './useTenths.ts'

/** The total, how far examiners agree, time by stage, and what each recommends. */
export function ScorePanel({ source }: { source: ReportSource }) {
  const { t } = useTranslation('report')
  const tenths = useTenths()
  const { report, cards, course } = source
  const { mean, observed, withEvidence, agreed, compared } = report
  return (
    <section className={styles.card} aria-label={t('weighted')}>
      <h2 className={styles.label}>{t('weighted')}</h2>
      <p className={styles.total}>
        {mean === undefined ? (
          <span className={styles.top}>{t('noScore')}</span>
        ) : (
          <>
            {tenths(mean)}
            <span className={styles.top}> / 4</span>
          </>
        )}
      </p>
      <p className={styles.words}>
        {t('withEvidence', { done: withEvidence, count: observed })}{' '}
        {compared > 0 && t('agreed', { agreed, count: compared })}
      </p>
      <StageTimes course={course} />
      <h3 className={styles.heading}>{t('recommendation')}</h3>
      <ul className={styles.recommendations}>
        {cards.map(({ who, card: { recommendation } }) => (
          <li key={who.participant}>
            <Face name={who.name} colour={who.colour} size="sm" />
            <span>
              {who.name}{' '}
              {recommendation && (
                <Tag tone={tones[recommendation.verdict]}>
                  {t(`verdict.${recommendation.verdict}`)}
                </Tag>
              )}
              {recommendation && recommendation.reason.trim() !== '' && (
                <span className={styles.reason}>{recommendation.reason}</span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const tones = { no: 'neutral', unsure: 'warn', yes: 'ok', 'strong-yes': 'ok' } as const
