import { Popover } from 'radix-ui'
import { useId, useRef, useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type * as Y from 'yjs'
import { fileNameProblem } from '#shared/code.ts'
import { limits } from '#shared/limits.ts'
import { TextInput } from '../ui/TextInput.tsx'
import styles from './FileNameField.module.css'

interface Props {
  doc: Y.Doc
  /** The file to rename; undefined for a new one. */
  file?: { id: string; name: string } | undefined
  onName: (name: string) => void
  onClose: () => void
  /** Where the focus goes when it is done. */
  returnFocus: () => void
}

/** Asks for a file's name in a small field that hangs below its tab. Goes inside a `Popover.Root`. */
export function FileNameField({ doc, file, onName, onClose, returnFocus }: Props) {
  const { t } = useTranslation('editor')
  const message = useId()
  const input = useRef<HTMLInputElement>(null)
  const [name, setName] = useState(file?.name ?? '')
  const [tried, setTried] = useState(false)
  const problem = fileNameProblem(doc, name.trim(), file?.id)
  // An empty field is no mistake until somebody calls it a name.
  const shown = tried || problem !== 'empty' ? problem : undefined
  const most = problem === 'too-many' ? limits.files : limits.fileNameLength

  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (problem) return
    onName(name.trim())
    onClose()
  }

  return (
    <Popover.Portal>
      <Popover.Content
        className={styles.field}
        align="start"
        sideOffset={4}
        collisionPadding={8}
        aria-label={file ? t('rename', { file: file.name }) : t('addFile')}
        onOpenAutoFocus={(event) => {
          event.preventDefault()
          selectStem(input.current)
        }}
        onCloseAutoFocus={(event) => {
          event.preventDefault()
          returnFocus()
        }}
      >
        <form onSubmit={submit}>
          <TextInput
            aria-label={t('fileName')}
            aria-invalid={shown !== undefined}
            aria-describedby={message}
            autoComplete="off"
            autoCapitalize="off"
            spellCheck={false}
            placeholder="main.ts"
            value={name}
            onChange={(event) => setName(event.target.value)}
            ref={input}
          />
          <p id={message} className={styles.message} aria-live="polite">
            {shown ? t(`problem.${shown}`, { most }) : ''}
          </p>
        </form>
      </Popover.Content>
    </Popover.Portal>
  )
}

/** The name without its extension: what one mostly wants to change. */
function selectStem(input: HTMLInputElement | null): void {
  if (!input) return
  input.focus()
  const dot = input.value.lastIndexOf('.')
  input.setSelectionRange(0, dot > 0 ? dot : input.value.length)
}
