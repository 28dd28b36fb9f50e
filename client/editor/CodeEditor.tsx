import { Editor } from '@monaco-editor/react'
import type { editor } from 'monaco-editor'
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { limits } from '#shared/limits.ts'
import { useTheme } from '../theme/useTheme.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { toast } from '../ui/toast.tsx'
import type { EditRefusal } from './bind-text.ts'
import styles from './CodePane.module.css'
import type { Destination } from './caret.ts'
import type { CodePaneProps } from './CodePane.tsx'
import { EditorSkeleton } from './EditorSkeleton.tsx'
import { openEditorSession } from './editor-session.ts'
import type { EditorSession } from './editor-session.ts'
import './monaco.ts'
import { monacoOptions, monacoTheme } from './monaco-options.ts'
import { Placeholder } from './Placeholder.tsx'
import { useEditorSettings } from './settings.ts'
import { TabKeyHint } from './TabKeyHint.tsx'
import { useFiles } from './useFiles.ts'
import { VimLine } from './VimLine.tsx'

/** The editor itself; `CodePane` fetches it when it is needed. */
export function CodeEditor(props: CodePaneProps) {
  const { document, readOnly, destination, followed } = props
  const { t } = useTranslation('editor')
  const { theme } = useTheme()
  const settings = useEditorSettings()
  const files = useFiles(document.doc)
  const loaded = useSyncExternalStore(
    (onChange) => document.subscribe(onChange),
    () => document.loaded,
  )
  const [session, setSession] = useState<EditorSession>()
  const file = files.find(({ id }) => id === props.file)

  const onRefused = (reason: EditRefusal) => {
    const words =
      reason === 'too-large'
        ? t('pasteTooLarge', { kilobytes: limits.pasteBytes / 1_000 })
        : t('readOnly')
    toast(words, { tone: 'danger', id: `editor-${reason}` })
  }
  // The session outlives each rendering: it asks what is true now.
  const now = useRef({ ...props, onRefused })
  useEffect(() => {
    now.current = { ...props, onRefused }
  })

  const fileName = file?.name ?? ''
  const options = useMemo(
    () =>
      monacoOptions(settings, readOnly, {
        label: t('label', { file: fileName }),
        readOnlyMessage: t('readOnly'),
      }),
    [settings, readOnly, t, fileName],
  )

  const open = (pane: editor.IStandaloneCodeEditor) =>
    setSession(
      openEditorSession(pane, document, {
        writable: () => !now.current.readOnly,
        onRefused: (reason) => now.current.onRefused(reason),
        onCaret: (caret) => now.current.onCaret?.(caret),
        onSaveShortcut: () => now.current.onSaveShortcut?.(),
      }),
    )

  useEffect(() => () => session?.close(), [session])
  useEffect(() => {
    session?.follow(files)
    session?.show(file)
  }, [session, files, file])
  useEffect(() => session?.followCaret(followed), [session, followed])
  const reached = useRef<Destination>(undefined)
  useEffect(() => {
    if (!session || !destination || destination.file !== file?.id) return
    if (reached.current === destination) return
    reached.current = destination
    session.goTo(destination.line, destination.column, destination.takesFocus ?? true)
  }, [session, destination, file])

  if (!loaded) return <EditorSkeleton />
  return (
    <div className={styles.pane}>
      {!file && (
        <div className={styles.notice}>
          <EmptyState title={t('noFile')}>{t('noFileHint')}</EmptyState>
        </div>
      )}
      <div className={styles.editor} hidden={!file}>
        <Editor
          keepCurrentModel
          saveViewState={false}
          loading={<EditorSkeleton />}
          theme={monacoTheme(settings, theme)}
          options={options}
          onMount={open}
        />
        {session && file && !readOnly && <Placeholder pane={session.pane} text={file.text} />}
      </div>
      {session && settings.vim && (
        <VimLine pane={session.pane} onSave={() => props.onSaveShortcut?.()} />
      )}
      {session && <TabKeyHint pane={session.pane} />}
    </div>
  )
}
