import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LadderPanel } from '../../agenda/LadderPanel.tsx'
import type { Following } from '../../participants/useFollowing.ts'
import { OutputPanel } from '../../runner/OutputPanel.tsx'
import { RubricPanel } from '../../scoring/RubricPanel.tsx'
import { useRoomSession } from '../../sync/session-context.ts'
import { Tabs } from '../../ui/Tabs.tsx'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { BoardSide } from './BoardSide.tsx'
import { CodeSide } from './CodeSide.tsx'
import styles from './RoomTabs.module.css'
import type { Work } from './useWork.ts'
import { Files } from './WorkArea.tsx'

type Part = 'prompts' | 'code' | 'output' | 'board' | 'rubric'

/** The room on a phone, for reading and talking: one part at a time. */
export function RoomTabs({ work, following }: { work: Work; following: Following }) {
  const { t } = useTranslation(['room', 'runner'])
  const { me } = useRoomSession()
  const [part, setPart] = useState<Part>('prompts')
  const [called, setCalled] = useState(work.view)
  if (called !== work.view) {
    setCalled(work.view)
    if (work.view !== 'split') setPart(work.view)
  }
  function choose(next: Part) {
    setPart(next)
    if (next !== 'code' && next !== 'board') return
    setCalled(next)
    work.setView(next)
  }
  const code = (
    <div className={styles.code}>
      {work.code && <Files work={work} document={work.code} />}
      <div className={styles.pane}>
        <CodeSide
          document={work.code}
          file={work.file?.id}
          onCaret={work.setCaret}
          destination={work.destination}
          followed={following.person?.participant}
        />
      </div>
    </div>
  )
  const board = (
    <BoardSide
      document={work.whiteboard}
      images={work.images}
      onSelectedShapes={work.setShapes}
      followed={following.person?.participant}
    />
  )
  const output = (
    <PanelBoundary>
      {work.code && (
        <OutputPanel
          document={work.code}
          front={work.file?.name}
          onPlace={({ file, line, column }) => {
            work.goTo(file, line, column ?? 1)
            choose('code')
          }}
          open
        />
      )}
    </PanelBoundary>
  )
  const prompts = (
    <PanelBoundary>
      <LadderPanel />
    </PanelBoundary>
  )
  const rubric = (
    <PanelBoundary>
      <RubricPanel pinContext={work.pinContext} />
    </PanelBoundary>
  )
  const tabs = [
    { value: 'prompts', label: t('work.promptsPanel'), content: prompts },
    { value: 'code', label: t('work.code'), content: code },
    { value: 'output', label: t('runner:showOutput'), content: output },
    { value: 'board', label: t('work.board'), content: board },
    { value: 'rubric', label: t('work.rubricPanel'), content: rubric },
  ] as const
  return (
    <Tabs
      label={t('work.sections')}
      value={part}
      tabs={me.role === 'examiner' ? tabs : tabs.slice(0, 4)}
      onChange={choose}
    />
  )
}
