import { useTranslation } from 'react-i18next'
import type { Library } from '#shared/api.ts'
import { programmingLanguages } from '#shared/exercise.ts'
import { kinds, levels, minuteBounds, wishesSchema } from '../../library/find-exercises.ts'
import type { Wishes } from '../../library/find-exercises.ts'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { programmingLanguageName } from '../frame/programming-language-names.ts'
import styles from './Shelf.module.css'

interface Props {
  library: Library
  wishes: Wishes
  onWish: (news: Partial<Wishes>) => void
}

export function Filters({ library, wishes, onWish }: Props) {
  const { t } = useTranslation(['library', 'common'])
  const offered = programmingLanguages.filter((language) =>
    library.exercises.some((exercise) => exercise.programmingLanguages.includes(language)),
  )
  const filters = {
    kind: kinds.map((kind) => [kind, t(`kinds.${kind}`)] as const),
    level: levels.map((level) => [level, t(`levels.${level}`)] as const),
    minutes: minuteBounds.map((count) => [String(count), t('atMost', { count })] as const),
    programmingLanguage: offered.map(
      (language) => [language, programmingLanguageName(language) ?? t('common:plainText')] as const,
    ),
  }
  return (
    <search className={styles.filters}>
      <Field label={t('search')}>
        <TextInput
          type="search"
          autoComplete="off"
          value={wishes.words}
          maxLength={200}
          onChange={({ target }) => onWish({ words: target.value })}
        />
      </Field>
      {(Object.keys(filters) as (keyof typeof filters)[]).map((filter) => (
        <Field key={filter} label={t(filter)}>
          <Select
            value={wishes[filter] ?? ''}
            onChange={({ target }) =>
              onWish({
                [filter]: wishesSchema.parse({ [filter]: target.value || undefined })[filter],
              })
            }
          >
            <option value="">{t('all')}</option>
            {filters[filter].map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
      ))}
    </search>
  )
}
