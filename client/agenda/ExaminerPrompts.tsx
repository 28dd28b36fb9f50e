import { ClipboardList } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Prepared } from '#shared/api.ts'
import { useLanguage } from '../i18n/index.ts'
import { useAgenda, useRoomSession } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { ExaminerExercise } from './ExaminerExercise.tsx'
import { ExaminerLadder } from './ExaminerLadder.tsx'
import styles from './LadderPanel.module.css'
import { PromptsHead } from './PromptsHead.tsx'
import { stageTab, tabInFront } from './prompt-tab.ts'
import type { ChosenTab, PromptTab } from './prompt-tab.ts'
import { usePrepared } from './usePrepared.ts'

/** The examiner's side of the prompts, once what was prepared is here. */
export function ExaminerPrompts() {
  const { t } = useTranslation('agenda')
  const { backstage } = useRoomSession()
  const state = usePrepared()
  if (state.kind === 'failed') {
    return (
      <div className={styles.body}>
        <EmptyState
          title={t('notLoaded')}
          action={<Button onClick={state.retry}>{t('tryAgain')}</Button>}
        >
          {t('notLoadedWhy')}
        </EmptyState>
      </div>
    )
  }
  if (state.kind === 'loading' || !backstage) {
    return (
      <div className={styles.body}>
        <Spinner label={t('loadingPrompts')} />
      </div>
    )
  }
  return <PreparedPrompts prepared={state.prepared} backstage={backstage} />
}

interface Props {
  prepared: Prepared
  backstage: SharedDocument
}

function PreparedPrompts({ prepared, backstage }: Props) {
  const { t } = useTranslation('agenda')
  const { inLanguage } = useLanguage()
  const agenda = useAgenda()
  const [chosen, setChosen] = useState<ChosenTab>()
  const drillDown = prepared.drillDown?.drillDown
  const exercise = prepared.exercise?.coding && prepared.exercise
  const tabs: PromptTab[] = []
  if (drillDown) tabs.push('drill-down')
  if (exercise) tabs.push('exercise')
  const moment = agenda.clock?.startedAtMs ?? 0
  const tab = tabInFront(tabs, stageTab(agenda), chosen, moment)
  const title = tab === 'exercise' ? exercise?.title : prepared.drillDown?.title

  if (tab === undefined || !title) {
    return (
      <div className={styles.body}>
        <EmptyState icon={<ClipboardList />} title={t('nothingPrepared')}>
          {t('nothingPreparedWhy')}
        </EmptyState>
      </div>
    )
  }
  return (
    <>
      <PromptsHead
        tabs={tabs}
        tab={tab}
        title={inLanguage(title)}
        onChoose={(choice) => setChosen({ tab: choice, moment })}
      />
      {tab === 'drill-down' && drillDown && (
        <ExaminerLadder
          drillDown={drillDown}
          criteria={prepared.rubric.criteria}
          backstage={backstage}
        />
      )}
      {tab === 'exercise' && exercise && <ExaminerExercise exercise={exercise} />}
    </>
  )
}
