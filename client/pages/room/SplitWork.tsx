import { useEffect, useState } from 'react'
import type { ReactNode } from 'react'
import { Group, Panel, useGroupRef } from 'react-resizable-panels'
import { z } from 'zod'
import type { View } from '#shared/agenda.ts'
import { useKept } from '../../ui/useKept.ts'
import { Separator } from './Separator.tsx'
import styles from './WorkArea.module.css'

interface Props {
  view: View
  onView: (view: View) => void
  code: ReactNode
  board: ReactNode
}

/** Editor and whiteboard beside each other or alone. What was shown once stays mounted: nobody loses their place. */
export function SplitWork({ view, onView, code, board }: Props) {
  const group = useGroupRef()
  /** The editor's part, in percent, while both are shown. */
  const [part, keepPart] = useKept('pairboard.split', z.number().min(10).max(90), 52)
  const [shown, setShown] = useState<ReadonlySet<View>>(new Set([view]))
  if (!shown.has(view)) setShown(new Set([...shown, view]))
  const wanted = view === 'code' ? 100 : view === 'board' ? 0 : part

  useEffect(() => {
    group.current?.setLayout({ code: wanted, board: 100 - wanted })
  }, [group, wanted])

  function settle(layout: Record<string, number>, byHand: boolean) {
    const now = layout['code']
    if (!byHand || now === undefined || view !== 'split') return
    if (now <= 0) onView('board')
    else if (now >= 100) onView('code')
    else keepPart(now)
  }
  const shows = (side: 'code' | 'board') => view === side || view === 'split'
  const mounted = (side: 'code' | 'board') => shown.has(side) || shown.has('split')
  return (
    <Group
      id="work"
      groupRef={group}
      className={styles.split}
      defaultLayout={{ code: wanted, board: 100 - wanted }}
      onLayoutChanged={(layout, { isUserInteraction }) => settle(layout, isUserInteraction)}
    >
      <Panel id="code" collapsible collapsedSize={0} minSize={200}>
        <div className={styles.half} data-part="code" hidden={!shows('code')}>
          {mounted('code') && code}
        </div>
      </Panel>
      <Separator hidden={view !== 'split'} />
      <Panel id="board" collapsible collapsedSize={0} minSize={200}>
        <div className={styles.half} data-part="board" hidden={!shows('board')}>
          {mounted('board') && board}
        </div>
      </Panel>
    </Group>
  )
}
