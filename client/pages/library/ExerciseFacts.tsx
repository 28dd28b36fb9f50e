import { useTranslation } from 'react-i18next'
import type { Entry } from '../../library/find-exercises.ts'
import { programmingLanguageName } from '../frame/programming-language-names.ts'
import styles from './Shelf.module.css'

/** How long, for whom, of what kind: one line. */
export function ExerciseFacts({ entry }: { entry: Entry }) {
  const { t } = useTranslation(['library', 'common'])
  const { level, minutes, rungs, programmingLanguages } = entry
  const names = programmingLanguages.map(
    (language) => programmingLanguageName(language) ?? t('common:plainText'),
  )
  return (
    <span className={styles.facts}>
      <span>{t('min', { count: minutes })}</span>
      <span>{t(`levels.${level}`)}</span>
      {rungs > 0 && <span>{t('prompts', { count: rungs })}</span>}
      {names.length > 0 && <span>{names.join(', ')}</span>}
    </span>
  )
}
