import { useTranslation } from 'react-i18next'
import { limits } from '#shared/limits.ts'
import { Field } from '../../ui/Field.tsx'
import { TextArea } from '../../ui/TextArea.tsx'

interface Props {
  value: string
  onChange: (words: string) => void
}

/** Where an examiner writes what the candidate reads after the end. */
export function FarewellField({ value, onChange }: Props) {
  const { t } = useTranslation('room')
  return (
    <Field label={t('bar.farewell')} hint={t('bar.farewellHint')}>
      <TextArea
        rows={3}
        maxLength={limits.noteLength}
        placeholder={t('bar.farewellPlaceholder')}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    </Field>
  )
}
