import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Group, Panel } from 'react-resizable-panels'
import type { CodePresence } from '#shared/awareness.ts'
import { PreviewPane } from '../../live-preview/PreviewPane.tsx'
import type { Place } from '../../runner/places-in-output.ts'
import { useLoaded, usePermission } from '../../sync/session-context.ts'
import type { SharedDocument } from '../../sync/shared-document.ts'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { Separator } from './Separator.tsx'
import styles from './WorkArea.module.css'

/** Where the editor has less room than this the preview stands below it. In pixels. */
const besideFrom = 600

interface Props {
  document: SharedDocument<CodePresence> | undefined
  open: boolean
  onPlace: (place: Place) => void
  onClose: () => void
  /** The editor, which stays what it is while the preview comes and goes. */
  children: ReactNode
}

/** The editor, and the preview beside it or below. */
export function WithPreview({ document, open, onPlace, onClose, children }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const [beside, setBeside] = useState(true)
  useEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      // A part that is hidden has no width at all.
      const width = entry?.contentRect.width ?? 0
      if (width > 0) setBeside(width >= besideFrom)
    })
    if (element.current) observer.observe(element.current)
    return () => observer.disconnect()
  }, [])
  return (
    <Group
      id="code-group"
      elementRef={element}
      orientation={beside ? 'horizontal' : 'vertical'}
      className={styles.split}
    >
      <Panel id="editor" minSize={beside ? 200 : 100}>
        {children}
      </Panel>
      {open && document && (
        <LoadedPreview document={document} beside={beside} onPlace={onPlace} onClose={onClose} />
      )}
    </Group>
  )
}

interface LoadedProps extends Pick<Props, 'onPlace' | 'onClose'> {
  document: SharedDocument<CodePresence>
  beside: boolean
}

/** Nothing while the files are not there to be seen: whatever ran of them ends. */
function LoadedPreview({ document, beside, onPlace, onClose }: LoadedProps) {
  const loaded = useLoaded(document)
  const permission = usePermission(document)
  if (!loaded || permission?.right === 'withheld') return null
  return (
    <>
      <Separator />
      <Panel id="preview" defaultSize="50%" minSize={beside ? 200 : 140}>
        <PanelBoundary>
          <PreviewPane document={document} onPlace={onPlace} onClose={onClose} />
        </PanelBoundary>
      </Panel>
    </>
  )
}
