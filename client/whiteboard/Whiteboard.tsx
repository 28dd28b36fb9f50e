import { useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { Tldraw, tipTapDefaultExtensions } from 'tldraw'
import type { Editor } from 'tldraw'
import 'tldraw/tldraw.css'
import type { WhiteboardPresence } from '#shared/awareness.ts'
import type { ParticipantId } from '#shared/ids.ts'
import { limits } from '#shared/limits.ts'
import { useLanguage } from '../i18n/index.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { useTheme } from '../theme/useTheme.ts'
import { assetUrls } from './asset-urls.ts'
import { Restart } from './BoardStopped.tsx'
import { bindClipboard } from './clipboard.ts'
import { createBoardStore } from './board-store.ts'
import { acceptContent } from './external-content.ts'
import { lookAt, takeFirstLook } from './first-look.ts'
import { handOverFocus } from './hand-over-focus.ts'
import type { ImageStore } from './image-store.ts'
import { licenceKey } from './licence-key.ts'
import { Outline } from './Outline.tsx'
import { exportPicture } from './export-picture.ts'
import type { PictureFormat } from './export-picture.ts'
import { restWhenIdle } from './rest-when-idle.ts'
import { setOut } from './set-out.ts'
import { components, overridesFor } from './toolbar.tsx'
import { useBoardPresence } from './useBoardPresence.ts'
import { useBoardUser } from './useBoardUser.ts'
import { useStoreBinding } from './useStoreBinding.ts'
import { useTell } from './useTell.ts'
import styles from './Whiteboard.module.css'

/** Given to `ref` once the board stands. */
export interface WhiteboardHandle {
  /** The whole board as a picture; undefined while there is nothing on it. */
  exportPicture(format: PictureFormat): Promise<Blob | undefined>
  /** Brings these shapes into view, or everything where none of them is there. */
  lookAt(shapes: readonly string[]): void
}

export interface WhiteboardProps {
  document: SharedDocument<WhiteboardPresence>
  images: ImageStore
  readOnly: boolean
  onSelectedShapes?: ((shapes: readonly string[]) => void) | undefined
  /** Whose view this one keeps to. */
  followed?: ParticipantId | undefined
  ref?: Ref<WhiteboardHandle | null> | undefined
}

/** The shared whiteboard. It takes the keyboard while it has the focus and hands it back when the focus leaves. */
export function Whiteboard(props: WhiteboardProps) {
  const [attempt, setAttempt] = useState(0)
  return (
    <Restart value={() => setAttempt((last) => last + 1)}>
      <Board key={attempt} {...props} />
    </Restart>
  )
}

function Board({ document, images, readOnly, onSelectedShapes, followed, ref }: WhiteboardProps) {
  const { t } = useTranslation('whiteboard')
  const { theme } = useTheme()
  const { language } = useLanguage()
  const tell = useTell()
  const user = useBoardUser(theme, language)
  const [store] = useState(() => createBoardStore(images))
  const [editor, setEditor] = useState<Editor>()
  const overrides = useMemo(() => overridesFor(tell), [tell])
  const options = useMemo(() => ({ ...boardOptions, branding: t('board') }), [t])

  useStoreBinding(store, document.doc, readOnly, tell)
  useBoardPresence(editor, document.presence, theme, followed)
  useImperativeHandle<WhiteboardHandle | null, WhiteboardHandle | null>(
    ref,
    () =>
      editor
        ? {
            exportPicture: (format) => exportPicture(editor, format),
            lookAt: (shapes) => lookAt(editor, shapes),
          }
        : null,
    [editor],
  )

  useEffect(() => {
    editor?.updateInstanceState({ isReadonly: readOnly })
  }, [editor, readOnly])

  useEffect(() => {
    if (!editor) return undefined
    acceptContent(editor, images, tell)
    return bindClipboard(editor, tell)
  }, [editor, images, tell])

  const selected = useRef(onSelectedShapes)
  useEffect(() => {
    selected.current = onSelectedShapes
  })
  useEffect(
    () => editor && followSelection(editor, (shapes) => selected.current?.(shapes)),
    [editor],
  )

  return (
    <div className={styles.board}>
      <div className={styles.canvas}>
        <Tldraw
          store={store}
          user={user}
          assetUrls={assetUrls}
          components={components}
          overrides={overrides}
          options={options}
          textOptions={textOptions}
          embeds={noEmbeds}
          acceptedVideoMimeTypes={noVideos}
          autoFocus={false}
          {...(licenceKey === undefined ? {} : { licenseKey: licenceKey })}
          onMount={(mounted) => {
            setOut(mounted)
            setEditor(mounted)
            const stops = [restWhenIdle(mounted), handOverFocus(mounted), takeFirstLook(mounted)]
            return () => {
              for (const stop of stops) stop()
            }
          }}
        />
      </div>
      <Outline doc={document.doc} />
    </div>
  )
}

/** For React.lazy. */
export default Whiteboard

const boardOptions = {
  maxPages: 1,
  maxShapesPerPage: limits.whiteboardRecords,
  actionShortcutsLocation: 'menu',
} as const
const noEmbeds: [] = []
const noVideos: [] = []
/** Without the library's links: nothing that is written on the board opens anything. */
const textOptions = {
  tipTapConfig: { extensions: tipTapDefaultExtensions.filter(({ name }) => name !== 'link') },
}

function followSelection(editor: Editor, tell: (shapes: readonly string[]) => void): () => void {
  let last: readonly string[] = []
  return editor.store.listen(
    () => {
      const next = editor.getSelectedShapeIds()
      if (next === last) return
      last = next
      tell(next)
    },
    { scope: 'session' },
  )
}
