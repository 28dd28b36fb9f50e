import { Suspense, lazy, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import type { View } from '#shared/agenda.ts'
import type { CodePresence, WhiteboardPresence } from '#shared/awareness.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import type { Pin } from '#shared/scorecard.ts'
import type { Destination } from '../../editor/caret.ts'
import { CodePane } from '../../editor/CodePane.tsx'
import { FileTabs } from '../../editor/FileTabs.tsx'
import { useFiles } from '../../editor/useFiles.ts'
import type { Scene } from '../../replay/scene.ts'
import { PastRuns } from '../../runner/PastRuns.tsx'
import { useRuns } from '../../runner/useRuns.ts'
import { createLocalDocument } from '../../sync/local-document.ts'
import { useAgenda } from '../../sync/session-context.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import type { WhiteboardHandle } from '../../whiteboard/index.ts'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { loadBoard } from '../room/chunks.ts'
import { openImageStore } from '../room/image-store.ts'
import sides from '../room/Sides.module.css'
import { SplitWork } from '../room/SplitWork.tsx'
import { ViewControls } from '../room/ViewControls.tsx'
import work from '../room/WorkArea.module.css'
import styles from './Replaying.module.css'

const Whiteboard = lazy(loadBoard)

/** A file, by the one or the other, and a place in it. */
interface Spot {
  readonly id?: string
  readonly name?: string
  readonly line?: number
  readonly column?: number
}

interface Props {
  scene: Pick<Scene, 'code' | 'board' | 'lastEdit' | 'subscribe'>
  /** The code document as it stood, with its runs. */
  replayed: Y.Doc
  room: RoomId
  roomKey: Key
  /** What was in front of an examiner at the moment that was gone to: it is brought to the front again. */
  place: Pick<Pin, 'file' | 'lines' | 'shapes'> | undefined
  /** Whether the editor goes to where somebody types. */
  follows: boolean
}

/** Editor, board and output as they were: to look at, in one's own view. */
export function ReplayWork({ scene, replayed, room, roomKey, place, follows }: Props) {
  const { t } = useTranslation(['room', 'replay'])
  const { statement } = useAgenda()
  const [view, setView] = useState<View>('split')
  const code = useMemo(() => createLocalDocument<CodePresence>('code', scene.code), [scene.code])
  const board = useMemo(
    () => createLocalDocument<WhiteboardPresence>('whiteboard', scene.board),
    [scene.board],
  )
  const images = useMemo(() => openImageStore(room, roomKey), [room, roomKey])
  const files = useFiles(scene.code)
  const runs = useRuns(replayed)
  const [spot, setSpot] = useState<Spot>({})
  const file = files.find(({ id, name }) => id === spot.id || name === spot.name) ?? files[0]
  const shownId = file?.id
  const destination = useMemo<Destination | undefined>(() => {
    const { line, column = 1 } = spot
    return shownId !== undefined && line !== undefined
      ? { file: shownId, line, column, takesFocus: false }
      : undefined
  }, [spot, shownId])

  function goTo(next: Spot) {
    setSpot(next)
    if (view === 'board') setView('split')
  }
  const [visited, setVisited] = useState<Props['place']>()
  if (place && place !== visited) {
    setVisited(place)
    if (place.file !== undefined) goTo({ name: place.file, line: place.lines?.[0] ?? 1 })
    else if (place.shapes && view === 'code') setView('split')
  }
  const edit = useSyncExternalStore(scene.subscribe, scene.lastEdit)
  const [followed, setFollowed] = useState(edit)
  if (edit !== followed) {
    setFollowed(edit)
    if (edit && follows) setSpot({ id: edit.file, line: edit.line })
  }
  const drawn = useRef<WhiteboardHandle>(null)
  useEffect(() => {
    if (place) drawn.current?.lookAt(place.shapes ?? [])
  }, [place])

  return (
    <main className={work.work} aria-label={t('work.centre')}>
      <div className={work.row}>
        <div className={work.files}>
          {view !== 'board' && (
            <FileTabs
              readOnly
              document={code}
              active={file?.id ?? ''}
              onActivate={(id) => setSpot({ id })}
            />
          )}
        </div>
        <ViewControls view={view} onView={setView} />
      </div>
      <div className={styles.split}>
        <SplitWork
          view={view}
          onView={setView}
          code={
            <section className={sides.side} aria-label={t('work.codePanel')}>
              <PanelBoundary>
                {file ? (
                  <CodePane readOnly document={code} file={file.id} destination={destination} />
                ) : (
                  <div className={sides.waiting}>
                    <EmptyState title={t('replay:noFile')} />
                  </div>
                )}
              </PanelBoundary>
            </section>
          }
          board={
            <section className={sides.side} aria-label={t('work.boardPanel')}>
              <PanelBoundary>
                <Suspense
                  fallback={
                    <div className={sides.waiting}>
                      <Spinner label={t('work.loadingBoard')} />
                    </div>
                  }
                >
                  <Whiteboard ref={drawn} readOnly document={board} images={images} />
                </Suspense>
              </PanelBoundary>
            </section>
          }
        />
      </div>
      <div className={styles.output}>
        <PastRuns
          document={code}
          runs={runs}
          tests={statement?.tests}
          onPlace={({ file: name, line, column }) => goTo({ name, line, column: column ?? 1 })}
        />
      </div>
    </main>
  )
}
