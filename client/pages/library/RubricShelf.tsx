import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Library, LibraryContents } from '#shared/api.ts'
import { scores } from '#shared/rubric.ts'
import type { Rubric } from '#shared/rubric.ts'
import { useLanguage } from '../../i18n/index.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import card from '../frame/Card.module.css'
import { presetAddress } from '../home/preset.ts'
import styles from './Shelf.module.css'

interface Props {
  library: Library
  contents: LibraryContents
}

/** The rubrics with the words for each level. */
export function RubricShelf({ library, contents }: Props) {
  const { t } = useTranslation('library')
  const { inLanguage } = useLanguage()
  return (
    <ul className={styles.cards}>
      {library.rubrics.map(({ id, title, summary, criteria }) => {
        const rubric = contents.rubrics.find((one) => one.id === id)
        return (
          <li key={id} className={card.card}>
            <article className={styles.card} aria-labelledby={`rubric-${id}`}>
              <div>
                <h2 id={`rubric-${id}`} className={styles.previewTitle}>
                  {inLanguage(title)}
                </h2>
                {inLanguage(summary)}
                <span className={styles.facts}>{t('criteria', { count: criteria })}</span>
              </div>
              {rubric ? (
                <Criteria rubric={rubric} />
              ) : (
                <EmptyState title={t('private')}>{t('privateWhy')}</EmptyState>
              )}
              <div>
                <LinkButton icon={<Play />} to={presetAddress({ rubric: id })}>
                  {t('start')}
                </LinkButton>
              </div>
            </article>
          </li>
        )
      })}
    </ul>
  )
}

function Criteria({ rubric }: { rubric: Rubric }) {
  const { t } = useTranslation('library')
  const { inLanguage } = useLanguage()
  return (
    <section className={styles.scroll} aria-label={inLanguage(rubric.title)}>
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
