import { useTranslation } from 'react-i18next'
import type { TaskTests } from '#shared/exercise.ts'
import type { Run } from '#shared/runs.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { CaseList } from './CaseList.tsx'
import styles from './OutputPanel.module.css'
import type { CodeRunner } from './useCodeRunner.ts'

interface Props {
  runner: CodeRunner
  /** The last run of the tests, whoever ran them. */
  run: Run | undefined
  onSeeOutput: () => void
}

/** The exercise's visible cases, each with what came of it. */
export function TestsView({ runner, run, onSeeOutput }: Props) {
  const { t } = useTranslation('runner')
  const { tests, testEntry } = runner
  if (!tests || tests.cases.length === 0) {
    return <EmptyState title={t('noTests')}>{t('noTestsHint')}</EmptyState>
  }
  return (
    <>
      {runner.mayRun && <CannotTest testEntry={testEntry} />}
      <CaseList cases={tests.cases} run={run} />
      {run?.state === 'error' && run.results.length === 0 && (
        <p className={styles.ending} data-state="error">
          {t('seeOutput')}{' '}
          <button type="button" className={styles.place} onClick={onSeeOutput}>
            {t('showOutput')}
          </button>
        </p>
      )}
    </>
  )
}

function CannotTest({ testEntry }: { testEntry: CodeRunner['testEntry'] }) {
  const { t } = useTranslation('runner')
  if (!testEntry || testEntry.kind === 'found') return null
  return (
    <p className={styles.quiet}>
      {testEntry.kind === 'no-function'
        ? t('noTestFile', { name: testEntry.name })
        : `${t('noTestsFor', { language: testEntry.title })} ${t('noTestsForHint')}`}
    </p>
  )
}

export type Cases = TaskTests['cases']
