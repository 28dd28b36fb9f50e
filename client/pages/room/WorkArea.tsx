import { AppWindow } from 'lucide-react'
import { useRef } from 'react'
import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { CodePresence } from '#shared/awareness.ts'
import { EditorSettingsMenu } from '../../editor/EditorSettingsMenu.tsx'
import { FileTabs } from '../../editor/FileTabs.tsx'
import { useFiles } from '../../editor/useFiles.ts'
import { LanguagePicker } from '../../library/LanguagePicker.tsx'
import { choosePreviewEntry } from '../../live-preview/entry.ts'
import type { Following } from '../../participants/useFollowing.ts'
import { usePermission } from '../../sync/session-context.ts'
import type { SharedDocument } from '../../sync/shared-document.ts'
import { IconButton } from '../../ui/IconButton.tsx'
import { classNames } from '../../ui/class-names.ts'
import { useKept } from '../../ui/useKept.ts'
import { useShortcut } from '../../ui/useShortcut.ts'
import { BoardSide } from './BoardSide.tsx'
import { CodeSide } from './CodeSide.tsx'
import { focusWithin } from './focus-within.ts'
import { LockTags } from './LockTags.tsx'
import { SplitWork } from './SplitWork.tsx'
import { WithOutput } from './WithOutput.tsx'
import { WithPreview } from './WithPreview.tsx'
import type { Work } from './useWork.ts'
import { ForEveryoneMenu, ViewControls } from './ViewControls.tsx'
import styles from './WorkArea.module.css'

interface Props {
  work: Work
  following: Following
  /** What opens the panels at either side. */
  start?: ReactNode
  end?: ReactNode
}

/** The centre of the room: the files as tabs, the editor, the whiteboard. */
export function WorkArea({ work, following, start, end }: Props) {
  const { t } = useTranslation('room')
  const { view } = work
  const { person, stop } = following
  const frame = person && ({ '--hue': `var(--p${person.colour})` } as CSSProperties)
  const centre = useRef<HTMLElement>(null)
  const [previewOpen, setPreviewOpen] = useKept('pairboard.preview-open', z.boolean(), false)

  useShortcut('Alt+Digit5', () => {
    focusWithin(centre.current, '[data-part="preview-controls"]', () => {
      if (view === 'board') work.setView('code')
      setPreviewOpen(true)
    })
  })
  return (
    <main
      ref={centre}
      className={classNames(styles.work, person && styles.followed)}
      style={frame}
      aria-label={t('work.centre')}
      // Whoever moves on their own here goes their own way from then on.
      onPointerDownCapture={stop}
      onWheelCapture={stop}
      onKeyDownCapture={(event) => !isModified(event) && stop()}
    >
      <div className={styles.row}>
        {start}
        <div className={styles.files} data-part="files">
          {work.code && view !== 'board' && <Files work={work} document={work.code} />}
        </div>
        <LockTags />
        <div className={styles.controls}>
          {work.code && view !== 'board' && (
            <LanguagePicker
              document={work.code}
              fileName={work.file?.name}
              onActivate={work.setFile}
            />
          )}
          {work.code && view !== 'board' && (
            <PreviewToggle document={work.code} open={previewOpen} onOpen={setPreviewOpen} />
          )}
          {view !== 'board' && <EditorSettingsMenu />}
          <ForEveryoneMenu view={view} />
        </div>
        <ViewControls view={view} onView={work.setView} />
        {end}
      </div>
      <WithOutput work={work}>
        <SplitWork
          view={view}
          onView={work.setView}
          code={
            <WithPreview
              document={work.code}
              open={previewOpen}
              onPlace={({ file, line, column }) => work.goTo(file, line, column ?? 1)}
              onClose={() => setPreviewOpen(false)}
            >
              <CodeSide
                document={work.code}
                file={work.file?.id}
                onCaret={work.setCaret}
                destination={work.destination}
                followed={person?.participant}
              />
            </WithPreview>
          }
          board={
            <BoardSide
              document={work.whiteboard}
              images={work.images}
              onSelectedShapes={work.setShapes}
              followed={person?.participant}
            />
          }
        />
      </WithOutput>
    </main>
  )
}

/** Keys held for a shortcut: what they do says itself where one goes. */
const isModified = ({ key, altKey, ctrlKey, metaKey }: KeyboardEvent) =>
  altKey || ctrlKey || metaKey || key === 'Shift'
interface PreviewToggleProps {
  document: SharedDocument<CodePresence>
  open: boolean
  onOpen: (open: boolean) => void
}

/** There as soon as a file of the room is one that a browser can show. */
function PreviewToggle({ document, open, onOpen }: PreviewToggleProps) {
  const { t } = useTranslation('preview')
  const files = useFiles(document.doc)
  if (!open && !choosePreviewEntry(files.map(({ name }) => name))) return null
  return (
    <IconButton
      label={open ? t('hide') : t('show')}
      keys={['Alt', '5']}
      icon={<AppWindow />}
      aria-pressed={open}
      onClick={() => onOpen(!open)}
    />
  )
}

export function Files({ work, document }: { work: Work; document: SharedDocument<CodePresence> }) {
  const permission = usePermission(document)
  if (permission?.right === 'withheld') return null
  return (
    <FileTabs
      document={document}
      active={work.file?.id ?? ''}
      onActivate={work.setFile}
      readOnly={permission?.right !== 'write'}
    />
  )
}
