import { useTranslation } from 'react-i18next'
import type { Welcome } from '#shared/api.ts'
import { minutesOf } from '#shared/plan.ts'
import { useLanguage } from '../../i18n/index.ts'
import { formatDay, formatNames } from '../frame/dates.ts'
import { StageList } from './StageList.tsx'
import styles from './Welcome.module.css'

/** What a candidate should know before they come in: who, how long, and what is kept of it. */
export function CandidateBriefing({ welcome }: { welcome: Welcome }) {
  const { t } = useTranslation('pages')
  const { language } = useLanguage()
  const { examiners, stages, deletedAtMs } = welcome
  const total = minutesOf({ stages: [...stages] })
  return (
    <div className={styles.briefing}>
      <section>
        <h2>{t('welcome.stages')}</h2>
        <StageList stages={stages} />
        <p className={styles.minutes}>
          {total === undefined ? t('welcome.open') : t('welcome.total', { count: total })}
        </p>
      </section>
      <section>
        <h2>{t('welcome.whoIsThere')}</h2>
        <p>{examiners.length > 0 ? formatNames(examiners, language) : t('welcome.nobodyYet')}</p>
      </section>
      <section className={styles.whole}>
        <h2>{t('welcome.recorded')}</h2>
        <p>{t('welcome.recordedWhat')}</p>
        <p>{t('welcome.recordedWho')}</p>
        <p>{t('welcome.deleted', { date: formatDay(deletedAtMs, language) })}</p>
      </section>
    </div>
  )
}
