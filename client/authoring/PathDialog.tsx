import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryFiles } from '#shared/library-entry.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { pathProblem } from './entry-files.ts'
import styles from './PathDialog.module.css'

interface Props {
  files: EntryFiles
  /** Also what the button says. */
  title: string
  hint?: string
  /** The path of the file that is renamed; undefined for a new one. */
  renamed?: string
  onPath: (path: string) => void
  onClose: () => void
}

/** Asks what a file of an entry is to be called, until it can be called so. */
export function PathDialog({ files, title, hint, renamed, onPath, onClose }: Props) {
  const { t } = useTranslation('authoring')
  const [path, setPath] = useState(renamed ?? '')
  const [tried, setTried] = useState(false)
  const problem = pathProblem(files, path.trim(), renamed)
  const shown = problem && (tried || problem !== 'missing') ? problem : undefined
  function submit(event: FormEvent) {
    event.preventDefault()
    setTried(true)
    if (!problem) onPath(path.trim())
  }
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} title={title}>
      <form className={styles.form} onSubmit={submit}>
        <Field label={t('path')} hint={hint} error={shown && t(`pathProblems.${shown}`)}>
          <TextInput
            value={path}
            autoComplete="off"
            spellCheck={false}
            maxLength={200}
            onChange={({ target }) => setPath(target.value)}
          />
        </Field>
        <Button type="submit" variant="primary">
          {title}
        </Button>
      </form>
    </Dialog>
  )
}
