import { useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Group, Panel, usePanelRef } from 'react-resizable-panels'
import { z } from 'zod'
import { OutputPanel } from '../../runner/OutputPanel.tsx'
import { useLoaded } from '../../sync/session-context.ts'
import { useKept } from '../../ui/useKept.ts'
import { useShortcut } from '../../ui/useShortcut.ts'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { focusWithin } from './focus-within.ts'
import { Separator } from './Separator.tsx'
import type { Work } from './useWork.ts'
import styles from './WorkArea.module.css'

/** The output's header, which stays when the rest is folded away. In pixels. */
const headHeight = 44

interface Props {
  work: Work
  children: ReactNode
}

/** The work with the output below it, as high as it was left and folded away as it was left. */
export function WithOutput({ work, children }: Props) {
  const { code } = work
  return code ? (
    <Layout work={work} code={code}>
      {children}
    </Layout>
  ) : (
    <div className={styles.split}>{children}</div>
  )
}

function Layout({ work, code, children }: Props & { code: NonNullable<Work['code']> }) {
  const output = usePanelRef()
  const group = useRef<HTMLDivElement>(null)
  const [height, keepHeight] = useKept(
    'pairboard.output',
    z.number().min(headHeight).max(2_000),
    200,
  )
  const [start] = useState(height)
  const [open, setOpen] = useState(height > headHeight)
  const loaded = useLoaded(code)

  function show(wanted: boolean) {
    if (wanted === open) return
    if (wanted) output.current?.resize(Math.max(start, 200))
    else output.current?.collapse()
  }
  useShortcut('Alt+Digit3', () => {
    focusWithin(group.current, '[data-part="output"]', () => show(true))
  })
  return (
    <Group
      id="output-group"
      orientation="vertical"
      elementRef={group}
      className={styles.split}
      onLayoutChanged={() => {
        const pixels = output.current?.getSize().inPixels
        if (pixels !== undefined) keepHeight(Math.min(2_000, Math.max(headHeight, pixels)))
      }}
    >
      <Panel id="work-above" minSize={120}>
        {children}
      </Panel>
      <Separator />
      <Panel
        id="output"
        panelRef={output}
        defaultSize={start}
        minSize={110}
        collapsible
        collapsedSize={headHeight}
        groupResizeBehavior="preserve-pixel-size"
        onResize={({ inPixels }) => setOpen(inPixels > headHeight + 1)}
      >
        <PanelBoundary>
          {loaded && (
            <OutputPanel
              document={code}
              front={work.file?.name}
              onPlace={({ file, line, column }) => work.goTo(file, line, column ?? 1)}
              open={open}
              onOpen={show}
            />
          )}
        </PanelBoundary>
      </Panel>
    </Group>
  )
}
