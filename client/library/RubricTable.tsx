import { useTranslation } from 'react-i18next'
import { scores } from '#shared/rubric.ts'
import type { Rubric } from '#shared/rubric.ts'
import { useLanguage } from '../i18n/index.ts'
import { scrollable } from '../ui/scrollable.ts'
import styles from './Outline.module.css'

/** A rubric's criteria with the words for each level. */
export function RubricTable({ rubric }: { rubric: Rubric }) {
  const { t } = useTranslation('library')
  const { inLanguage } = useLanguage()
  return (
    <section className={styles.scroll} aria-label={inLanguage(rubric.title)} {...scrollable}>
      <table className={styles.criteria}>
        <thead>
          <tr>
            <th scope="col">{t('criterion')}</th>
            {scores.map((score) => (
              <th key={score} scope="col">
                {score}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rubric.criteria.map(({ id, title, skill, weight, levels }) => (
            <tr key={id}>
              <th scope="row">
                {inLanguage(title)}
                <small>
                  {t(`skills.${skill}`)}, {t('weight', { count: weight })}
                </small>
              </th>
              {levels.map((level, index) => (
                <td key={scores[index]}>{inLanguage(level)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
