import type { editor } from 'monaco-editor'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import styles from './CodePane.module.css'
import { monaco } from './monaco.ts'

/** What stands in an empty file. Monaco's own does not notice that another file is shown. */
export function Placeholder({ pane, text }: { pane: editor.ICodeEditor; text: Y.Text }) {
  const { t } = useTranslation('editor')
  const [box, setBox] = useState(() => boxOf(pane))
  const subscribe = useCallback(
    (onChange: () => void) => {
      text.observe(onChange)
      return () => text.unobserve(onChange)
    },
    [text],
  )
  const empty = useSyncExternalStore(subscribe, () => text.length === 0)

  useEffect(() => {
    const listening = pane.onDidLayoutChange(() => setBox(boxOf(pane)))
    return () => listening.dispose()
  }, [pane])

  if (!empty) return null
  return (
    <p className={styles.placeholder} style={box}>
      {t('placeholder')}
    </p>
  )
}

function boxOf(pane: editor.ICodeEditor) {
  const { contentLeft, contentWidth } = pane.getLayoutInfo()
  const { fontSize, lineHeight } = pane.getOption(monaco.editor.EditorOption.fontInfo)
  const { top } = pane.getOption(monaco.editor.EditorOption.padding)
  return { left: contentLeft, top, width: contentWidth, fontSize, lineHeight: `${lineHeight}px` }
}
