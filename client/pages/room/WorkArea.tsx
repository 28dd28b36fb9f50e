import type { CSSProperties, KeyboardEvent, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodePresence } from '#shared/awareness.ts'
import { EditorSettingsMenu } from '../../editor/EditorSettingsMenu.tsx'
import { FileTabs } from '../../editor/FileTabs.tsx'
import { LanguagePicker } from '../../library/LanguagePicker.tsx'
import type { Following } from '../../participants/useFollowing.ts'
import { usePermission } from '../../sync/session-context.ts'
import type { SharedDocument } from '../../sync/shared-document.ts'
import { classNames } from '../../ui/class-names.ts'
import { BoardSide } from './BoardSide.tsx'
import { CodeSide } from './CodeSide.tsx'
import { LockTags } from './LockTags.tsx'
import { SplitWork } from './SplitWork.tsx'
import { WithOutput } from './WithOutput.tsx'
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
  return (
    <main
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
        <div className={styles.files}>
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
            <CodeSide
              document={work.code}
              file={work.file?.id}
              onCaret={work.setCaret}
              destination={work.destination}
              followed={person?.participant}
            />
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
