import { Keyboard } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { languageOf } from '#shared/code.ts'
import { FactsButton } from '../../agenda/FactsButton.tsx'
import type { Caret } from '../../editor/caret.ts'
import { fileTypeName } from '../../editor/languages.ts'
import { useEditorSettings } from '../../editor/settings.ts'
import { FollowingTag } from '../../participants/FollowingTag.tsx'
import type { Following } from '../../participants/useFollowing.ts'
import { useRoomSession } from '../../sync/session-context.ts'
import { StatusIndicator } from '../../sync/StatusIndicator.tsx'
import { useShortcut } from '../../ui/useShortcut.ts'
import { programmingLanguageName } from '../frame/programming-language-names.ts'
import { KeysDialog } from './KeysDialog.tsx'
import styles from './StatusBar.module.css'

interface Props {
  /** The name of the file in front; undefined while the editor is not. */
  fileName: string | undefined
  caret: Caret | undefined
  following: Following
}

export function StatusBar({ fileName, caret, following }: Props) {
  const { t } = useTranslation(['room', 'common'])
  const { people } = useRoomSession()
  const { tabSize } = useEditorSettings()
  const [showsKeys, setShowsKeys] = useState(false)
  useShortcut('?', () => setShowsKeys(true))
  return (
    <footer className={styles.status}>
      <StatusIndicator />
      <span className={styles.people}>{t('status.people', { count: people.length })}</span>
      <FactsButton />
      <FollowingTag {...following} />
      <span className={styles.space} />
      {fileName !== undefined && (
        <span className={styles.file}>
          <span>
            {programmingLanguageName(languageOf(fileName)) ??
              fileTypeName(fileName) ??
              t('common:plainText')}
          </span>
          <span>{t('status.spaces', { count: tabSize })}</span>
          {caret && <span>{t('status.position', { line: caret.line, column: caret.column })}</span>}
        </span>
      )}
      <button type="button" className={styles.keys} onClick={() => setShowsKeys(true)}>
        <Keyboard aria-hidden />
        {t('status.keys')}
      </button>
      <KeysDialog open={showsKeys} onOpenChange={setShowsKeys} />
    </footer>
  )
}
