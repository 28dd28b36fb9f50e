import { toast as sonner, Toaster as Sonner } from 'sonner'
import { useTranslation } from 'react-i18next'
import { useTheme } from '../theme/useTheme.ts'
import styles from './toast.module.css'

interface ToastOptions {
  tone?: 'neutral' | 'ok' | 'danger'
  description?: string
  action?: { label: string; onClick: () => void }
  /** A toast of the same id takes the place of the one before. */
  id?: string
}

/** Says in passing that something happened; announced politely. Nothing that must be read belongs here. */
export function toast(message: string, options: ToastOptions = {}): void {
  const { tone = 'neutral', ...rest } = options
  const say = tone === 'ok' ? sonner.success : tone === 'danger' ? sonner.error : sonner
  say(message, rest)
}

/** Stands once in the application. */
export function Toaster() {
  const { t } = useTranslation('common')
  const { theme } = useTheme()
  return (
    <Sonner
      theme={theme}
      position="bottom-center"
      // Above the status bar and the whiteboard's tools.
      offset={{ bottom: 96 }}
      containerAriaLabel={t('notifications')}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast: styles.toast ?? '',
          title: styles.title ?? '',
          description: styles.description ?? '',
          success: styles.ok ?? '',
          error: styles.danger ?? '',
          actionButton: styles.action ?? '',
        },
      }}
    />
  )
}
