import { Stamp } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useLanguage } from '../i18n/index.ts'
import { useRoomSession } from '../sync/session-context.ts'
import styles from './ClosingPage.module.css'

/** That this scorecard is sealed, and the way on to the report. */
export function SealedLine({ sealedAtMs }: { sealedAtMs: number }) {
  const { t } = useTranslation('scoring')
  const { language } = useLanguage()
  const { room } = useRoomSession()
  const moment = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'short',
  }).format(sealedAtMs)
  return (
    <p className={styles.sealed}>
      <Stamp aria-hidden />
      <span>
        {t('seal.sealed', { moment })}{' '}
        <Link to={`/room/${room.room}/report`}>{t('seal.report')}</Link>
      </span>
    </p>
  )
}
