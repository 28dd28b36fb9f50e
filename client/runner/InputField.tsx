import { useTranslation } from 'react-i18next'
import { runLimits } from '#shared/run-limits.ts'
import { Field } from '../ui/Field.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import styles from './OutputPanel.module.css'

interface Props {
  value: string
  onChange: (value: string) => void
  /** How the language reads a line of it. */
  call: string | undefined
}

/** Standard input, given before the program begins. */
export function InputField({ value, onChange, call }: Props) {
  const { t } = useTranslation('runner')
  return (
    <div className={styles.input}>
      <Field label={t('inputLabel')} hint={call && t('inputHint', { call })}>
        <TextArea
          value={value}
          rows={4}
          maxLength={runLimits.inputLength}
          spellCheck={false}
          autoCapitalize="off"
          onChange={(event) => onChange(event.target.value)}
        />
      </Field>
    </div>
  )
}
