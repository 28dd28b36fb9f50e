import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { WhiteboardPresence } from '#shared/awareness.ts'
import type { ParticipantId } from '#shared/ids.ts'
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
  followed?: ParticipantId | undefined
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

function LoadedBoard(props: LoadedProps) {
  const { document } = props
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
      <Whiteboard {...props} readOnly={permission?.right !== 'write'} />
      <ReadOnlyNotice permission={permission} />
    </>
  )
}
