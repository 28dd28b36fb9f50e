import { Lock } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TestCase } from '#shared/exercise.ts'
import { useLanguage } from '../i18n/index.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './Preview.module.css'

/** A line of a value: what is longer says nothing more to somebody who looks a task over. */
const shownLength = 160

/** The tests of a coding task: what goes in and what must come out. */
export function CaseList({ cases }: { cases: readonly TestCase[] }) {
  const { t } = useTranslation('library')
  const { inLanguage } = useLanguage()
  return (
    <section>
      <h4 className={styles.subject}>{t('cases')}</h4>
      <ul className={styles.cases}>
        {cases.map((one) => (
          <li key={one.id}>
            <span className={styles.caseTitle}>
              {inLanguage(one.title)}
              {one.hidden && (
                <>
                  <Lock aria-hidden />
                  <VisuallyHidden>{t('hiddenCase')}</VisuallyHidden>
                </>
              )}
            </span>
            <code>({one.arguments.map(shown).join(', ')})</code>{' '}
            {'value' in one.expect ? (
              <>
                {t('gives')} <code>{shown(one.expect.value)}</code>
              </>
            ) : (
              t('raises', { error: one.expect.error })
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function shown(value: unknown): string {
  const text = JSON.stringify(value)
  return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text
}
