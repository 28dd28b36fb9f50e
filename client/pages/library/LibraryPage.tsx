import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { z } from 'zod'
import type { Library, LibraryContents } from '#shared/api.ts'
import { readLibrary } from '../../api.ts'
import { NewEntryMenu } from '../../authoring/NewEntryMenu.tsx'
import { TeamKeyForm } from '../../library/TeamKeyForm.tsx'
import { openLibraryContents } from '../../library/library-access.ts'
import { Button } from '../../ui/Button.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { Page } from '../frame/Page.tsx'
import { useRequest } from '../frame/useRequest.ts'
import { ExerciseShelf } from './ExerciseShelf.tsx'
import styles from './LibraryPage.module.css'
import { PlanShelf } from './PlanShelf.tsx'
import { RubricShelf } from './RubricShelf.tsx'
import { TeamShelf } from './TeamShelf.tsx'

const shelves = ['exercises', 'plans', 'rubrics', 'team'] as const
const shelfSchema = z.enum(shelves).catch('exercises')

const openAll = async () => {
  const [library, contents] = await Promise.all([readLibrary(), openLibraryContents()])
  return { library, contents }
}

/** Everything that an interview can be made of, as candidates and as examiners see it. */
export function LibraryPage() {
  const { t } = useTranslation(['library', 'common'])
  const [search, setSearch] = useSearchParams()
  const shelf = shelfSchema.parse(search.get('shelf') ?? undefined)
  const { answer, failed, again } = useRequest(openAll)
  return (
    <Page title={t('title')}>
      <header className={styles.head}>
        <div>
          <h1 className={styles.title}>{t('title')}</h1>
          <p className={styles.lead}>{t('lead')}</p>
        </div>
        <div className={styles.actions}>
          <Segmented
            label={t('shelf')}
            value={shelf}
            options={shelves.map((value) => ({ value, label: t(`shelves.${value}`) }))}
            onChange={(value) => setSearch(value === 'exercises' ? {} : { shelf: value })}
          />
          {answer && answer.contents !== 'locked' && <NewEntryMenu library={answer.library} />}
        </div>
      </header>
      {failed && (
        <EmptyState
          title={t('failed')}
          action={<Button onClick={again}>{t('common:tryAgain')}</Button>}
        >
          {t('failedWhy')}
        </EmptyState>
      )}
      {!failed && !answer && (
        <div className={styles.waiting}>
          <Spinner label={t('common:loading')} />
        </div>
      )}
      {answer?.contents === 'locked' && (
        <EmptyState
          title={t('lockedTitle')}
          action={<TeamKeyForm submit={t('unlock')} onKept={again} />}
        >
          {t('lockedWhy')}
        </EmptyState>
      )}
      {answer && answer.contents !== 'locked' && (
        <Shelf shelf={shelf} library={answer.library} contents={answer.contents} />
      )}
    </Page>
  )
}

interface Props {
  shelf: (typeof shelves)[number]
  library: Library
  contents: LibraryContents
}

function Shelf({ shelf, library, contents }: Props) {
  if (shelf === 'plans') return <PlanShelf plans={library.plans} />
  if (shelf === 'team') return <TeamShelf library={library} />
  if (shelf === 'rubrics') return <RubricShelf library={library} contents={contents} />
  return <ExerciseShelf library={library} contents={contents} />
}
