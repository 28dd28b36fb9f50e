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
  const facts = [
    t('min', { count: minutes }),
    t(`levels.${level}`),
    ...(rungs > 0 ? [t('prompts', { count: rungs })] : []),
    ...(names.length > 0 ? [names.join(', ')] : []),
  ]
  return <span className={styles.facts}>{facts.join(' · ')}</span>
}
