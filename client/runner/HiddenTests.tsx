import { Play } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import * as Y from 'yjs'
import type { TaskTests } from '#shared/exercise.ts'
import { PrivateBox } from '../agenda/PrivateBox.tsx'
import { usePrepared } from '../agenda/usePrepared.ts'
import { Button } from '../ui/Button.tsx'
import { CaseList } from './CaseList.tsx'
import styles from './OutputPanel.module.css'
import type { CodeRunner } from './useCodeRunner.ts'
import { useRuns } from './useRuns.ts'

/** The cases that candidates never receive. An examiner's own browser runs them, and keeps the results to itself. */
export function HiddenTests({ runner }: { runner: CodeRunner }) {
  const { t } = useTranslation('runner')
  const prepared = usePrepared()
  const coding = prepared.kind === 'ready' ? prepared.prepared.exercise?.coding : undefined
  const hidden = useMemo((): TaskTests | undefined => {
    const cases = coding?.cases.filter((testCase) => testCase.hidden) ?? []
    if (!coding || cases.length === 0) return undefined
    const { entry, adapters, timeoutMs } = coding
    return { entry, cases, timeoutMs, ...(adapters && { adapters }) }
  }, [coding])
  // A document that never leaves this page.
  const [runs] = useState(() => new Y.Doc())
  const last = useRuns(runs).at(-1)
  if (!hidden) return null
  return (
    <div className={styles.hidden}>
      <PrivateBox label={t('hidden')}>
        <p>{t('hiddenHint')}</p>
        <CaseList cases={hidden.cases} run={last} />
        <Button
          size="sm"
          icon={<Play />}
          disabled={!runner.mayRun || runner.state.kind !== 'idle'}
          onClick={() => runner.runPrivately(hidden, runs)}
        >
          {t('runHidden')}
        </Button>
      </PrivateBox>
    </div>
  )
}
