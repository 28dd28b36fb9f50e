import { Suspense, lazy, useCallback, useEffect, useMemo, useRef } from 'react'
import type { WhiteboardPresence } from '#shared/awareness.ts'
import { useRoomSession } from '../../sync/session-context.ts'
import type { SharedDocument } from '../../sync/shared-document.ts'
import type { WhiteboardHandle } from '../../whiteboard/index.ts'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { loadBoard } from '../room/chunks.ts'
import { openImageStore } from '../room/image-store.ts'
import styles from './Ended.module.css'
import type { OwnWork } from './own-work.ts'

const Whiteboard = lazy(loadBoard)

interface Props {
  document: SharedDocument<WhiteboardPresence>
  /** Called once; undefined when there is nothing on the board. */
  onDrawn: (pictures: OwnWork['pictures']) => void
  onFailed: () => void
}

/** Draws the whole board out of sight, as the board itself draws it. */
export function BoardPictures({ document, onDrawn, onFailed }: Props) {
  const { room, key } = useRoomSession()
  const images = useMemo(() => openImageStore(room.room, key), [room.room, key])
  const tell = useRef({ onDrawn, onFailed })
  useEffect(() => {
    tell.current = { onDrawn, onFailed }
  })
  const draw = useCallback((board: WhiteboardHandle | null) => {
    if (!board) return
    drawBoth(board).then(
      (pictures) => tell.current.onDrawn(pictures),
      () => tell.current.onFailed(),
    )
  }, [])
  return (
    <div className={styles.offscreen} inert aria-hidden>
      <PanelBoundary>
        <Suspense>
          <Whiteboard ref={draw} readOnly document={document} images={images} />
        </Suspense>
      </PanelBoundary>
    </div>
  )
}

async function drawBoth(board: WhiteboardHandle): Promise<OwnWork['pictures']> {
  const [svg, png] = await Promise.all([board.exportPicture('svg'), board.exportPicture('png')])
  return svg && png && { svg: await bytesOf(svg), png: await bytesOf(png) }
}

const bytesOf = async (picture: Blob) => new Uint8Array(await picture.arrayBuffer())
