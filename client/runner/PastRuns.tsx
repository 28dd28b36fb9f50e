import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodePresence } from '#shared/awareness.ts'
import type { TaskTests } from '#shared/exercise.ts'
import type { Run } from '#shared/runs.ts'
import { useLanguage } from '../i18n/index.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { CaseList } from './CaseList.tsx'
import styles from './OutputPanel.module.css'
import { OutputView } from './OutputView.tsx'
import type { Place } from './places-in-output.ts'
import type { Tab } from './RunHeader.tsx'
import { formatDuration } from './run-words.ts'

interface Props {
  /** The files, by whose names the output's places are known. */
  document: SharedDocument<CodePresence>
  /** Oldest first. */
  runs: readonly Run[]
  tests: TaskTests | undefined
  onPlace: (place: Place) => void
}

/** What had been run at a moment that is past: to read, not to run. */
export function PastRuns({ document, runs, tests, onPlace }: Props) {
  const { t } = useTranslation('runner')
  const { language } = useLanguage()
  const newest = runs.at(-1)
  const tested = runs.findLast(({ kind }) => kind === 'tests')
  const [chosen, setChosen] = useState<Tab>()
  const [seen, setSeen] = useState(newest?.id)
  // A run brings what it is about to the front.
  if (newest?.id !== seen) {
    setSeen(newest?.id)
    setChosen(undefined)
  }
  const tab = chosen ?? (newest?.kind === 'tests' ? 'tests' : 'output')
  return (
    <section className={styles.panel} aria-label={t('panel')}>
      <header className={styles.header}>
        <Segmented
          label={t('show')}
          value={tab}
          options={[
            { value: 'tests', label: t('showTests') },
            { value: 'output', label: t('showOutput') },
          ]}
          onChange={setChosen}
        />
        <output className={styles.status} />
        {newest && (
          <span className={styles.last}>
            {newest.language}
            {newest.ms !== undefined && ` · ${formatDuration(newest.ms, t, language)}`}
            {` · ${t('by', { name: newest.name })}`}
          </span>
        )}
      </header>
      <div className={styles.body}>
        {tab === 'output' && <OutputView run={newest} document={document} onPlace={onPlace} />}
        {tab === 'tests' && (
          <div className={styles.tests}>
            {tests && tests.cases.length > 0 ? (
              <CaseList cases={tests.cases} run={tested} />
            ) : (
              <EmptyState title={t('noTests')}>{t('noTestsHint')}</EmptyState>
            )}
          </div>
        )}
      </div>
    </section>
  )
}
