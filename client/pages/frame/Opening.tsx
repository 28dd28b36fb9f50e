import { useTranslation } from 'react-i18next'
import { Spinner } from '../../ui/Spinner.tsx'
import styles from './Opening.module.css'

/** While a page's code is on its way. */
export function Opening() {
  const { t } = useTranslation('common')
  return (
    <div className={styles.opening}>
      <Spinner label={t('loading')} />
    </div>
  )
}
