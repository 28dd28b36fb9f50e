import { PanelLeft, PanelRight } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Group, Panel, useDefaultLayout } from 'react-resizable-panels'
import { LadderPanel } from '../../agenda/LadderPanel.tsx'
import { RubricPanel } from '../../scoring/RubricPanel.tsx'
import type { Following } from '../../participants/useFollowing.ts'
import { useRoomSession } from '../../sync/session-context.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { useShortcut } from '../../ui/useShortcut.ts'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { focusWithin } from './focus-within.ts'
import styles from './RoomPanels.module.css'
import { Separator } from './Separator.tsx'
import { useFolding } from './useFolding.ts'
import type { Work } from './useWork.ts'
import { WorkArea } from './WorkArea.tsx'

/** On narrow screens the sides begin narrower, so that the work keeps the most. */
const sides = (): { prompts: number; rubric: number } =>
  window.innerWidth < 1200 ? { prompts: 232, rubric: 272 } : { prompts: 304, rubric: 348 }

/** Prompts, work and rubric beside each other; the sides are resized and folded away, and stay as they were left. */
export function RoomPanels({ work, following }: { work: Work; following: Following }) {
  const { t } = useTranslation('room')
  const { me } = useRoomSession()
  const examiner = me.role === 'examiner'
  const [start] = useState(sides)
  const prompts = useFolding('prompts')
  const rubric = useFolding('rubric')
  const room = useRef<HTMLDivElement>(null)
  const layout = useDefaultLayout({
    id: examiner ? 'pairboard.examiner' : 'pairboard.candidate',
    panelIds: examiner ? ['prompts', 'work', 'rubric'] : ['prompts', 'work'],
    onlySaveAfterUserInteractions: true,
    storage: localStorage,
  })

  function bring(part: 'code' | 'board') {
    focusWithin(room.current, `[data-part="${part}"]`, () => {
      if (work.view !== 'split') work.setView(part)
    })
  }
  useShortcut('Alt+Digit1', () => bring('code'))
  useShortcut('Alt+Digit2', () => bring('board'))
  useShortcut('Alt+Digit4', () => {
    focusWithin(room.current, '[data-part="prompts"]', () => prompts.unfold())
  })
  return (
    <Group
      id="room"
      elementRef={room}
      className={styles.panels}
      defaultLayout={layout.defaultLayout}
      onLayoutChanged={layout.onLayoutChanged}
    >
      <Panel
        id="prompts"
        panelRef={prompts.panel}
        defaultSize={start.prompts}
        minSize={200}
        maxSize={480}
        collapsible
        collapsedSize={0}
        groupResizeBehavior="preserve-pixel-size"
        onResize={prompts.onResize}
      >
        <div className={styles.side} data-part="prompts" hidden={!prompts.open}>
          <PanelBoundary>
            <LadderPanel />
          </PanelBoundary>
        </div>
      </Panel>
      <Separator />
      <Panel id="work" minSize={320}>
        <WorkArea
          work={work}
          following={following}
          start={
            <IconButton
              className={styles.fold}
              label={prompts.open ? t('work.hidePrompts') : t('work.showPrompts')}
              icon={<PanelLeft />}
              aria-expanded={prompts.open}
              onClick={() => prompts.fold()}
            />
          }
          end={
            examiner && (
              <IconButton
                label={rubric.open ? t('work.hideRubric') : t('work.showRubric')}
                icon={<PanelRight />}
                aria-expanded={rubric.open}
                onClick={() => rubric.fold()}
              />
            )
          }
        />
      </Panel>
      {examiner && <Separator />}
      {examiner && (
        <Panel
          id="rubric"
          panelRef={rubric.panel}
          defaultSize={start.rubric}
          minSize={240}
          maxSize={560}
          collapsible
          collapsedSize={0}
          groupResizeBehavior="preserve-pixel-size"
          onResize={rubric.onResize}
        >
          <div className={styles.side} data-part="rubric" hidden={!rubric.open}>
            <PanelBoundary>
              <RubricPanel pinContext={work.pinContext} />
            </PanelBoundary>
          </div>
        </Panel>
      )}
    </Group>
  )
}
