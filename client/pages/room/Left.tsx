import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../frame/Page.tsx'
import styles from '../problems/Problem.module.css'

/** After a person left of their own will: the way back. */
export function Left({ onBack }: { onBack: () => void }) {
  const { t } = useTranslation('room')
  return (
    <Page guest title={t('bar.left')} width="narrow">
      <section className={styles.problem}>
        <h1>{t('bar.left')}</h1>
        <p>{t('bar.leftWhat')}</p>
        <div className={styles.actions}>
          <Button variant="primary" onClick={onBack}>
            {t('bar.comeBack')}
          </Button>
        </div>
      </section>
    </Page>
  )
}
