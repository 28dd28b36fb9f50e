import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Library, LibraryContents } from '#shared/api.ts'
import { EntryMenu } from '../../authoring/EntryMenu.tsx'
import { useLanguage } from '../../i18n/index.ts'
import { RubricTable } from '../../library/RubricTable.tsx'
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
      {library.rubrics.map(({ id, title, summary, criteria, origin }) => {
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
                <RubricTable rubric={rubric} />
              ) : (
                <EmptyState title={t('private')}>{t('privateWhy')}</EmptyState>
              )}
              <div className={styles.start}>
                <LinkButton icon={<Play />} to={presetAddress({ rubric: id })}>
                  {t('start')}
                </LinkButton>
                <EntryMenu
                  name={{ kind: 'rubrics', id }}
                  origin={origin}
                  offered={library.rubrics.map((offered) => offered.id)}
                />
              </div>
            </article>
          </li>
        )
      })}
    </ul>
  )
}
