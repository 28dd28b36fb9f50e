import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { CheckedEntry } from '#shared/library-api.ts'
import type { Localised } from '#shared/language.ts'
import { useLanguage } from '../i18n/index.ts'
import { CandidatePreview } from '../library/CandidatePreview.tsx'
import { ExaminerPreview } from '../library/ExaminerPreview.tsx'
import { PlanOutline } from '../library/PlanOutline.tsx'
import { RubricTable } from '../library/RubricTable.tsx'
import { EmptyState } from '../ui/EmptyState.tsx'
import { Segmented } from '../ui/Segmented.tsx'
import { scrollable } from '../ui/scrollable.ts'
import { useKept } from '../ui/useKept.ts'
import styles from './EntryPreview.module.css'

const views = ['candidate', 'examiner'] as const

interface Props {
  /** Of the newest text in which nothing was wrong; undefined when there was none yet. */
  good: CheckedEntry | undefined
  /** Something is wrong with what stands there now. */
  old: boolean
  criteria: ReadonlyMap<string, Localised>
}

/** What comes of the files, as the candidate and as the examiner will see it. */
export function EntryPreview({ good, old, criteria }: Props) {
  const { t } = useTranslation(['authoring', 'library'])
  const { inLanguage } = useLanguage()
  const [view, setView] = useKept('pairboard.library-view', z.enum(views), 'candidate')
  const entry = good?.exercise ?? good?.plan ?? good?.rubric
  return (
    <section className={styles.preview} aria-label={t('preview')}>
      <div className={styles.head}>
        <h2>{t('preview')}</h2>
        {good?.exercise && (
          <Segmented
            label={t('library:viewAs')}
            value={view}
            options={views.map((value) => ({ value, label: t(`library:views.${value}`) }))}
            onChange={setView}
          />
        )}
      </div>
      <div className={styles.body} {...scrollable}>
        {!entry && <EmptyState title={t('preview')}>{t('previewNone')}</EmptyState>}
        {entry && old && <p className={styles.old}>{t('previewOld')}</p>}
        {entry && (
          <>
            <h3 className={styles.title}>{inLanguage(entry.title)}</h3>
            <p className={styles.summary}>{inLanguage(entry.summary)}</p>
          </>
        )}
        {good?.exercise && view === 'candidate' && (
          <CandidatePreview exercise={good.exercise} programmingLanguage={undefined} />
        )}
        {good?.exercise && view === 'examiner' && (
          <ExaminerPreview
            exercise={good.exercise}
            criteria={criteria}
            programmingLanguage={undefined}
          />
        )}
        {good?.plan && <PlanOutline plan={good.plan} />}
        {good?.rubric && <RubricTable rubric={good.rubric} />}
      </div>
    </section>
  )
}
