import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { WhiteboardPresence } from '#shared/awareness.ts'
import { Withheld } from '../../agenda/Withheld.tsx'
import { useLoaded, usePermission } from '../../sync/session-context.ts'
import type { SharedDocument } from '../../sync/shared-document.ts'
import { Spinner } from '../../ui/Spinner.tsx'
import type { ImageStore } from '../../whiteboard/index.ts'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { loadBoard } from './chunks.ts'
import { ReadOnlyNotice } from './ReadOnlyNotice.tsx'
import styles from './Sides.module.css'

const Whiteboard = lazy(loadBoard)

interface Props {
  document: SharedDocument<WhiteboardPresence> | undefined
  images: ImageStore
  onSelectedShapes?: (shapes: readonly string[]) => void
}

/** The whiteboard's half of the work area, whatever state its document is in. */
export function BoardSide(props: Props) {
  const { t } = useTranslation('room')
  const waiting = (
    <div className={styles.waiting}>
      <Spinner label={t('work.loadingBoard')} />
    </div>
  )
  return (
    <section className={styles.side} aria-label={t('work.boardPanel')}>
      <PanelBoundary>
        <Suspense fallback={waiting}>
          {props.document ? <LoadedBoard {...props} document={props.document} /> : waiting}
        </Suspense>
      </PanelBoundary>
    </section>
  )
}

interface LoadedProps extends Props {
  document: SharedDocument<WhiteboardPresence>
}

function LoadedBoard({ document, images, onSelectedShapes }: LoadedProps) {
  const { t } = useTranslation('room')
  const loaded = useLoaded(document)
  const permission = usePermission(document)
  if (permission?.right === 'withheld') {
    return (
      <div className={styles.waiting}>
        <Withheld />
      </div>
    )
  }
  if (!loaded) {
    return (
      <div className={styles.waiting}>
        <Spinner label={t('work.loadingBoard')} />
      </div>
    )
  }
  return (
    <>
      <Whiteboard
        document={document}
        images={images}
        readOnly={permission?.right !== 'write'}
        onSelectedShapes={onSelectedShapes}
      />
      <ReadOnlyNotice permission={permission} />
    </>
  )
}
