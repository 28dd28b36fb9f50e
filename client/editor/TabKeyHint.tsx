import type { editor } from 'monaco-editor'
import { TabFocus } from 'monaco-editor/editor/browser/config/tabFocus'
import { useEffect, useId, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/class-names.ts'
import styles from './CodePane.module.css'

const onMac = /Mac|iPhone|iPad/.test(navigator.platform)

/** Tab indents, so the editor would hold keyboard users fast: says which keys let them go on. */
export function TabKeyHint({ pane }: { pane: editor.IStandaloneCodeEditor }) {
  const { t } = useTranslation('editor')
  const id = useId()
  const [byKeyboard, setByKeyboard] = useState(false)
  const moves = useSyncExternalStore(subscribe, () => TabFocus.getTabFocusMode())

  useEffect(() => {
    let lastPressed: 'key' | 'pointer' = 'pointer'
    const onKey = () => {
      lastPressed = 'key'
    }
    const onPointer = () => {
      lastPressed = 'pointer'
    }
    window.addEventListener('keydown', onKey, { capture: true })
    window.addEventListener('pointerdown', onPointer, { capture: true })
    // Monaco makes a new field for each file that it shows.
    const describe = () =>
      pane.getDomNode()?.querySelector('textarea')?.setAttribute('aria-describedby', id)
    describe()
    const listening = [
      pane.onDidChangeModel(describe),
      pane.onDidFocusEditorText(() => setByKeyboard(lastPressed === 'key')),
      pane.onDidBlurEditorText(() => setByKeyboard(false)),
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

function subscribe(onChange: () => void) {
  const listening = TabFocus.onDidChangeTabFocus(onChange)
  return () => listening.dispose()
}
