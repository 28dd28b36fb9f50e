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
  const [impossible, setImpossible] = useState(false)
  const refused = keptTeamKey() !== undefined && key === ''

  function keep(event: FormEvent) {
    event.preventDefault()
    const given = key.trim()
    if (given === '') return
    setImpossible(!isSendable(given))
    if (!isSendable(given)) return
    keepTeamKey(given)
    onKept()
  }
  return (
    <form className={styles.form} onSubmit={keep}>
      <Field label={t('teamKey')} error={refused || impossible ? t('teamKeyWrong') : undefined}>
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

/** A header carries no other characters, and no team's key has any. */
const isSendable = (key: string) => /^[\x21-\x7e]+$/.test(key)
