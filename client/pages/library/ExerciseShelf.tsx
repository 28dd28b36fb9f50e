import { SearchX } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import type { Library, LibraryContents } from '#shared/api.ts'
import { findExercises, wishesSchema } from '../../library/find-exercises.ts'
import type { Entry, Wishes } from '../../library/find-exercises.ts'
import { useLanguage } from '../../i18n/index.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ExerciseFacts } from './ExerciseFacts.tsx'
import { ExercisePreview } from './ExercisePreview.tsx'
import { Filters } from './Filters.tsx'
import styles from './Shelf.module.css'

interface Props {
  library: Library
  contents: LibraryContents
}

/** The exercises as far as they fit what is looked for, and one of them in full. */
export function ExerciseShelf({ library, contents }: Props) {
  const { t } = useTranslation('library')
  const [search, setSearch] = useSearchParams()
  const wishes = wishesSchema.parse(Object.fromEntries(search))
  const found = findExercises(library.exercises, contents.exercises, wishes)
  const asked = library.exercises.find(({ id }) => id === search.get('exercise'))
  const shown = asked ?? found[0]
  const somePrivate = contents.exercises.length < library.exercises.length

  function wish(news: Partial<Wishes>) {
    // A key pressed is no step to go back to.
    setSearch(addressOf({ ...wishes, ...news }), { replace: true })
  }
  return (
    <>
      <Filters library={library} wishes={wishes} onWish={wish} />
      <div className={styles.columns} data-chosen={asked ? '' : undefined}>
        <div className={styles.found}>
          <output className={styles.count}>
            {t('found', { count: found.length })}
            {somePrivate && wishes.words !== '' && <> {t('privateNotSearched')}</>}
          </output>
          {found.length === 0 ? (
            <EmptyState
              icon={<SearchX />}
              title={t('nothingFound')}
              action={<Button onClick={() => setSearch({})}>{t('clear')}</Button>}
            >
              {t('nothingFoundWhy')}
            </EmptyState>
          ) : (
            <ul className={styles.list}>
              {found.map((entry) => (
                <li key={entry.id}>
                  <ExerciseLink
                    entry={entry}
                    current={entry === shown}
                    to={`?${new URLSearchParams(addressOf(wishes, entry.id)).toString()}`}
                  />
                </li>
              ))}
            </ul>
          )}
        </div>
        {shown && (
          <ExercisePreview
            key={shown.id}
            entry={shown}
            content={contents.exercises.find(({ id }) => id === shown.id)}
            rubrics={contents.rubrics}
            offered={library.exercises.map(({ id }) => id)}
            programmingLanguage={wishes.programmingLanguage}
            chosen={asked !== undefined}
            backTo={`?${new URLSearchParams(addressOf(wishes)).toString()}`}
          />
        )}
      </div>
    </>
  )
}

function ExerciseLink({ entry, current, to }: { entry: Entry; current: boolean; to: string }) {
  const { inLanguage } = useLanguage()
  return (
    <Link className={styles.entry} to={to} aria-current={current || undefined}>
      <span className={styles.name}>{inLanguage(entry.title)}</span>
      <span className={styles.summary}>{inLanguage(entry.summary)}</span>
      <ExerciseFacts entry={entry} />
    </Link>
  )
}

/** Only what differs from no wish at all: addresses stay short. */
function addressOf({ words, ...filters }: Wishes, exercise?: string): Record<string, string> {
  const parts = Object.entries({ words: words === '' ? undefined : words, ...filters, exercise })
  return Object.fromEntries(
    parts.flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}
