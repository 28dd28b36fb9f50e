import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { programmingLanguages } from '#shared/exercise.ts'
import type { CodingTask, ProgrammingLanguage } from '#shared/exercise.ts'
import { programmingLanguageName } from '../pages/frame/programming-language-names.ts'
import { Chips } from '../ui/Chips.tsx'
import { Field } from '../ui/Field.tsx'
import styles from './Preview.module.css'

interface Props {
  starters: CodingTask['starters']
  /** Shown first where it exists. */
  preferred: ProgrammingLanguage | undefined
}

/** What one begins with, in one programming language at a time. */
export function StarterFiles({ starters, preferred }: Props) {
  const { t } = useTranslation(['library', 'common'])
  const [chosen, setChosen] = useState(preferred)
  const offered = programmingLanguages.filter((language) => starters[language])
  const language = offered.find((one) => one === chosen) ?? offered[0]
  if (language === undefined) return null
  return (
    <Field label={t('starter')}>
      <Chips
        value={language}
        options={offered.map((value) => ({
          value,
          label: programmingLanguageName(value) ?? t('common:plainText'),
        }))}
        onChange={setChosen}
      />
      {starters[language]?.map(({ name, text }) => (
        <figure key={name} className={styles.file}>
          <figcaption>{name}</figcaption>
          <pre>{text}</pre>
        </figure>
      ))}
    </Field>
  )
}
