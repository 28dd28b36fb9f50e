import { useTranslation } from 'react-i18next'
import type { Permission } from '#shared/permissions.ts'
import styles from './Sides.module.css'

/** Says to whoever would expect to write here why they cannot: the lock is the only reason that comes and goes. */
export function ReadOnlyNotice({ permission }: { permission: Permission | undefined }) {
  const { t } = useTranslation('room')
  if (permission?.right !== 'read' || permission.reason !== 'locked') return null
  return <p className={styles.notice}>{t('work.lockedYou')}</p>
}
