import { Check, Circle, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { TaskTests, TestCase } from '#shared/exercise.ts'
import type { CaseResult, Run } from '#shared/runs.ts'
import { useLanguage } from '../i18n/index.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './CaseList.module.css'
import { formatDuration, stateWords } from './run-words.ts'

interface Props {
  cases: TaskTests['cases']
  run: Run | undefined
}

/** A row a case. */
export function CaseList({ cases, run }: Props) {
  const { t } = useTranslation('runner')
  const results = new Map(run?.results.map((result) => [result.case, result]))
  const passed = [...results.values()].filter(({ verdict }) => verdict === 'passed').length
  const failed = results.size - passed
  const counts = [
    ...(passed > 0 ? [t('passedCount', { count: passed })] : []),
    ...(failed > 0 ? [t('failedCount', { count: failed })] : []),
  ]
  const cutShort = run && run.state !== 'finished' && run.state !== 'error'
  return (
    <>
      <ul className={styles.list}>
        {cases.map((testCase) => (
          <CaseRow key={testCase.id} testCase={testCase} result={results.get(testCase.id)} />
        ))}
      </ul>
      {(counts.length > 0 || cutShort) && (
        <p className={styles.sum}>
          {[...counts, ...(cutShort ? [stateWords(run, run.startedAtMs, t)] : [])].join(' · ')}
        </p>
      )}
    </>
  )
}

interface RowProps {
  testCase: TestCase
  result: CaseResult | undefined
}

function CaseRow({ testCase, result }: RowProps) {
  const { t } = useTranslation('runner')
  const { language, inLanguage } = useLanguage()
  const verdict = result?.verdict ?? 'waiting'
  const Mark = verdict === 'passed' ? Check : verdict === 'waiting' ? Circle : X
  const line = (
    <>
      <span className={styles.mark} data-verdict={verdict}>
        <Mark aria-hidden />
        <VisuallyHidden>{t(`verdicts.${verdict}`)}</VisuallyHidden>
      </span>
      <span className={styles.title}>{inLanguage(testCase.title)}</span>
      {result && verdict !== 'failed' && (
        <span className={styles.time}>
          {verdict === 'passed' && result.ms !== undefined
            ? formatDuration(result.ms, t, language)
            : t(`verdicts.${verdict}`)}
        </span>
      )}
    </>
  )
  if (verdict !== 'failed' || !result) return <li className={styles.row}>{line}</li>
  return (
    <li>
      <details className={styles.details}>
        <summary className={styles.row}>
          {line}
          <span className={styles.difference}>
            {t('expected')} <code>{result.expected}</code> {t('received')}{' '}
            <code>{result.received}</code>
          </span>
        </summary>
        <dl className={styles.values}>
          <dt>{t('expected')}</dt>
          <dd>{result.expected}</dd>
          <dt>{t('received')}</dt>
          <dd>{result.received}</dd>
        </dl>
      </details>
    </li>
  )
}
