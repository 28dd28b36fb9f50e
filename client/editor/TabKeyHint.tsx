import type { editor } from 'monaco-editor'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/class-names.ts'
import styles from './CodePane.module.css'
import { monaco } from './monaco.ts'

const onMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** Tab indents, so the editor would hold keyboard users fast: says which keys let them go on. */
export function TabKeyHint({ pane }: { pane: editor.IStandaloneCodeEditor }) {
  const { t } = useTranslation('editor')
  const id = useId()
  const [byKeyboard, setByKeyboard] = useState(false)
  const [moves, setMoves] = useState(false)

  useEffect(() => {
    pane.getDomNode()?.querySelector('textarea')?.setAttribute('aria-describedby', id)
    let lastPressed: 'key' | 'pointer' = 'pointer'
    const onKey = () => {
      lastPressed = 'key'
    }
    const onPointer = () => {
      lastPressed = 'pointer'
    }
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('pointerdown', onPointer, { capture: true })
    const listening = [
      pane.onDidFocusEditorText(() => setByKeyboard(lastPressed === 'key')),
      pane.onDidBlurEditorText(() => setByKeyboard(false)),
      pane.onDidChangeConfiguration(() =>
        setMoves(pane.getOption(monaco.editor.EditorOption.tabFocusMode)),
      ),
    ]
    return () => {
      for (const listener of listening) listener.dispose()
      window.removeEventListener('keydown', onKey, { capture: true })
      window.removeEventListener('pointerdown', onPointer, { capture: true })
    }
  }, [pane, id])

  const keys = onMac ? 'Ctrl+Shift+M' : 'Ctrl+M'
  return (
    <p id={id} className={classNames(styles.hint, (byKeyboard || moves) && styles.hintShown)}>
      {moves ? t('tabMoves', { keys }) : t('tabIndents', { keys })}
    </p>
  )
}
