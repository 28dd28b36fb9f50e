import { Check, Clock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLanguage } from '../i18n/index.ts'
import styles from './Report.module.css'
import type { ReportSource } from './report-source.ts'

/** While the debrief is closed: who has sealed, when it opens, and what one's own next step is. */
export function DebriefState({ source }: { source: ReportSource }) {
  const { t } = useTranslation('report')
  const { language } = useLanguage()
  const { debrief, room } = source
  if (debrief.open) return null
  const moment = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const me = debrief.examiners.find(({ who }) => who.participant === room.who.participant)
  const opens = debrief.opensAtMs ?? 0
  return (
    <section className={styles.waiting} aria-label={t('debrief')}>
      <h2 className={styles.heading}>{t('debriefClosed')}</h2>
      <p className={styles.words}>{t('debriefWhy', { moment: moment.format(opens) })}</p>
      <ul className={styles.plain}>
        {debrief.examiners.map(({ who, sealedAtMs }) => (
          <li key={who.participant} className={styles.sealState}>
            {sealedAtMs === null ? <Clock aria-hidden /> : <Check aria-hidden />}
            {sealedAtMs === null
              ? t('notSealed', { name: who.name })
              : t('sealedBy', { name: who.name, moment: moment.format(sealedAtMs) })}
          </li>
        ))}
      </ul>
      {me?.sealedAtMs === null && (
        <p className={styles.words}>
          <Link to={`/room/${room.room}`}>{t('sealMine')}</Link>
        </p>
      )}
    </section>
  )
}
