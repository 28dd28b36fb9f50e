import { Link } from 'react-router'
import { useTranslation } from 'react-i18next'
import styles from './Brand.module.css'

/** The mark and the name; on pages outside a room it leads home. */
export function Brand({ link = true }: { link?: boolean }) {
  const { t } = useTranslation('common')
  const mark = (
    <>
      <svg className={styles.mark} viewBox="0 0 24 24" fill="none" aria-hidden>
        <rect className={styles.board} x="2" y="3" width="20" height="16" rx="4" />
        <path className={styles.chalk} d="M8 8l-2.5 3L8 14M16 8l2.5 3L16 14" />
        <path className={styles.chalk} d="M10.5 15.5c1-3 2-5.5 3-8.5" />
        <path className={styles.foot} d="M8 22h8" />
      </svg>
      <span className={styles.name}>{t('appName')}</span>
    </>
  )
  return link ? (
    <Link to="/" className={styles.brand}>
      {mark}
    </Link>
  ) : (
    <span className={styles.brand}>{mark}</span>
  )
}
