import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import styles from './Opening.module.css'

/** The last net: nothing of the page is left to stand on, so it needs nothing of it. */
export function PageFailed() {
  const { t } = useTranslation('common')
  return (
    <main className={styles.opening} role="alert">
      <EmptyState
        icon={<TriangleAlert />}
        title={t('pageFailed')}
        action={
          <Button variant="primary" onClick={() => location.reload()}>
            {t('reload')}
          </Button>
        }
      >
        {t('pageFailedWhy')}
      </EmptyState>
    </main>
  )
}
