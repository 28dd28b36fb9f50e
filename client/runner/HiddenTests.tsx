import { Play } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { hiddenTests } from '#shared/exercise.ts'
import type { TaskTests } from '#shared/exercise.ts'
import { PrivateBox } from '../agenda/PrivateBox.tsx'
import { usePrepared } from '../agenda/usePrepared.ts'
import { Button } from '../ui/Button.tsx'
import { CaseList } from './CaseList.tsx'
import styles from './OutputPanel.module.css'
import type { CodeRunner } from './useCodeRunner.ts'
import { useRuns } from './useRuns.ts'

interface Props {
  runner: CodeRunner
  /** Where the results are kept: a document that never leaves this page. */
  runs: Y.Doc
}

/** The cases that candidates never receive. An examiner's own browser runs them, and keeps the results to itself. */
export function HiddenTests({ runner, runs }: Props) {
  const { t } = useTranslation('runner')
  const prepared = usePrepared()
  const coding = prepared.kind === 'ready' ? prepared.prepared.exercise?.coding : undefined
  const hidden = useMemo((): TaskTests | undefined => {
    const tests = coding && hiddenTests(coding)
    return tests && tests.cases.length > 0 ? tests : undefined
  }, [coding])
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
