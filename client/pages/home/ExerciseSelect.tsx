import { useTranslation } from 'react-i18next'
import type { Library } from '#shared/api.ts'
import type { ExerciseId } from '#shared/ids.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'

type Entry = Library['exercises'][number]

interface Props {
  label: string
  exercises: readonly Entry[]
  describe: (exercise: Entry) => string
  value: ExerciseId | null
  onChange: (exercise: ExerciseId | null) => void
}

/** One of the exercises, or none. */
export function ExerciseSelect({ label, exercises, describe, value, onChange }: Props) {
  const { t } = useTranslation('pages')
  return (
    <Field label={label}>
      <Select
        value={value ?? ''}
        onChange={({ target }) =>
          onChange(exercises.find(({ id }) => id === target.value)?.id ?? null)
        }
      >
        {exercises.map((exercise) => (
          <option key={exercise.id} value={exercise.id}>
            {describe(exercise)}
          </option>
        ))}
        <option value="">{t('form.none')}</option>
      </Select>
    </Field>
  )
}
