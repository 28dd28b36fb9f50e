import type { ComponentType } from 'react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodePresence } from '#shared/awareness.ts'
import type { ParticipantId } from '#shared/ids.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import type { Caret, Destination } from './caret.ts'
import { EditorSkeleton } from './EditorSkeleton.tsx'
import { loadCodeEditor } from './load-code-editor.ts'
import styles from './CodePane.module.css'

export interface CodePaneProps {
  document: SharedDocument<CodePresence>
  /** The id of the file to show. */
  file: string
  readOnly: boolean
  /** Called when this person's caret moves, or stands in another file. */
  onCaret?: ((caret: Caret) => void) | undefined
  /** Puts this person's caret there, once the file is shown. */
  destination?: Destination | undefined
  /** Whose caret is kept in sight. */
  followed?: ParticipantId | undefined
  /** Ctrl+S or Cmd+S: there is nothing to save by hand, but somebody wants to know. */
  onSaveShortcut?: (() => void) | undefined
}

/** A file of the room in an editor. The editor's code is fetched when the first pane is shown. */
export function CodePane(props: CodePaneProps) {
  const { t } = useTranslation('editor')
  const [CodeEditor, setCodeEditor] = useState<ComponentType<CodePaneProps>>()
  const [failures, setFailures] = useState(0)
  const [attempt, setAttempt] = useState(1)

  useEffect(() => {
    let wanted = true
    loadCodeEditor().then(
      (loaded) => wanted && setCodeEditor(() => loaded),
      () => wanted && setFailures(attempt),
    )
    return () => {
      wanted = false
    }
  }, [attempt])

  if (CodeEditor) return <CodeEditor key={props.document.doc.guid} {...props} />
  if (failures < attempt) return <EditorSkeleton />
  return (
    <div className={styles.notice} role="alert">
      <EmptyState
        title={t('notLoaded')}
        action={
          <Button
            variant="primary"
            // A browser may remember that a script could not be fetched: then only a new page helps.
            onClick={() => (attempt > 1 ? window.location.reload() : setAttempt(attempt + 1))}
          >
            {attempt > 1 ? t('reload') : t('tryAgain')}
          </Button>
        }
      >
        {t('textIsSafe')}
      </EmptyState>
    </div>
  )
}
