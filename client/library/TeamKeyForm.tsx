import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import styles from './TeamKeyForm.module.css'
import { keepTeamKey, keptTeamKey } from './library-access.ts'

interface Props {
  submit: string
  /** The key is kept by then. */
  onKept: () => void
}

/** Asks for the team's key; one that is kept already has just been refused. */
export function TeamKeyForm({ submit, onKept }: Props) {
  const { t } = useTranslation('library')
  const [key, setKey] = useState('')
  const refused = keptTeamKey() !== undefined

  function keep(event: FormEvent) {
    event.preventDefault()
    if (key.trim() === '') return
    keepTeamKey(key.trim())
    onKept()
  }
  return (
    <form className={styles.form} onSubmit={keep}>
      <Field label={t('teamKey')} error={refused && key === '' ? t('teamKeyWrong') : undefined}>
        <TextInput
          type="password"
          autoComplete="off"
          spellCheck={false}
          value={key}
          onChange={({ target }) => setKey(target.value)}
        />
      </Field>
      <Button type="submit" variant="primary">
        {submit}
      </Button>
    </form>
  )
}
