import { TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import styles from './PanelBoundary.module.css'

/** One panel of the room: when it crashes it says so and offers to begin again, and the room goes on. */
export function PanelBoundary({ children }: { children: ReactNode }) {
  return <ErrorBoundary Fallback={PanelFailed}>{children}</ErrorBoundary>
}

function PanelFailed({ again }: { again: () => void }) {
  const { t } = useTranslation('common')
  return (
    <div className={styles.failed} role="alert">
      <EmptyState
        icon={<TriangleAlert />}
        title={t('panelFailed')}
        action={<Button onClick={again}>{t('tryAgain')}</Button>}
      >
        {t('panelFailedWhy')}
      </EmptyState>
    </div>
  )
}
