import { Editor } from '@monaco-editor/react'
import type { editor } from 'monaco-editor'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTheme } from '../theme/useTheme.ts'
import styles from './CodePane.module.css'
import { EditorSkeleton } from './EditorSkeleton.tsx'
import './monaco.ts'
import { monacoOptions, monacoTheme } from './monaco-options.ts'
import { openPlainFiles } from './plain-files.ts'
import type { LineMark, PlainFile, PlainFiles } from './plain-files.ts'
import { useEditorSettings } from './settings.ts'
import { TabKeyHint } from './TabKeyHint.tsx'

export interface PlainEditorProps {
  files: readonly PlainFile[]
  /** The path of the file in front. */
  file: string
  readOnly?: boolean
  marks?: readonly LineMark[]
  /** A new object each time somebody wants to go there. */
  destination?: { readonly file: string; readonly line: number } | undefined
  onChange: (path: string, text: string) => void
  onSaveShortcut: () => void
}

/** An editor for files of one's own: the same as in a room, without anybody else in it. */
export function PlainEditor(props: PlainEditorProps) {
  const { files, file, readOnly = false, marks, destination } = props
  const { t } = useTranslation('editor')
  const { theme } = useTheme()
  const settings = useEditorSettings()
  const [session, setSession] = useState<PlainFiles>()
  const now = useRef(props)
  useEffect(() => {
    now.current = props
  })
  const options = useMemo(
    () => ({
      ...monacoOptions({ ...settings, wordWrap: true }, readOnly, {
        label: t('label', { file }),
        readOnlyMessage: t('readOnly'),
      }),
      lineNumbersMinChars: 3,
    }),
    [settings, readOnly, t, file],
  )
  const open = (pane: editor.IStandaloneCodeEditor) =>
    setSession(
      openPlainFiles(pane, {
        onChange: (path, text) => now.current.onChange(path, text),
        onSaveShortcut: () => now.current.onSaveShortcut(),
      }),
    )
  useEffect(() => () => session?.close(), [session])
  useEffect(() => {
    session?.follow(files)
    session?.show(file)
  }, [session, files, file])
  useEffect(() => session?.mark(marks ?? []), [session, marks])
  const reached = useRef<PlainEditorProps['destination']>(undefined)
  useEffect(() => {
    if (!session || destination?.file !== file || reached.current === destination) return
    reached.current = destination
    session.goTo(destination.line)
  }, [session, destination, file])
  return (
    <div className={styles.pane}>
      <div className={styles.editor}>
        <Editor
          keepCurrentModel
          saveViewState={false}
          loading={<EditorSkeleton />}
          theme={monacoTheme(settings, theme)}
          options={options}
          onMount={open}
        />
      </div>
      {session && <TabKeyHint pane={session.pane} />}
    </div>
  )
}
