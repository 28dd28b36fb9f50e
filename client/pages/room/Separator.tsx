import { Separator as Handle } from 'react-resizable-panels'
import { useTranslation } from 'react-i18next'
import styles from './Separator.module.css'

/** The line between two panels: dragged, or moved with the arrow keys. */
export function Separator({ hidden = false }: { hidden?: boolean }) {
  const { t } = useTranslation('room')
  return (
    <Handle
      className={styles.separator}
      aria-label={t('work.resize')}
      disabled={hidden}
      {...(hidden && { style: { display: 'none' } })}
    />
  )
}
