import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Spinner } from '../ui/Spinner.tsx'
import styles from './Statement.module.css'
import { withoutTitle } from './without-title.ts'

// Only rooms with an exercise need the reader of Markdown.
const Markdown = lazy(async () => ({ default: (await import('./Markdown.tsx')).Markdown }))

/** An exercise's statement. */
export function Statement({ markdown }: { markdown: string }) {
  const { t } = useTranslation('common')
  return (
    <div className={styles.statement}>
      <Suspense fallback={<Spinner label={t('loading')} />}>
        <Markdown text={withoutTitle(markdown)} />
      </Suspense>
    </div>
  )
}
