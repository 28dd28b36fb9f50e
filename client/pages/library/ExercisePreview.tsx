import { ArrowLeft, Play } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import type { Exercise, ProgrammingLanguage } from '#shared/exercise.ts'
import type { Rubric } from '#shared/rubric.ts'
import { EntryMenu } from '../../authoring/EntryMenu.tsx'
import { useLanguage } from '../../i18n/index.ts'
import { CandidatePreview } from '../../library/CandidatePreview.tsx'
import { ExaminerPreview } from '../../library/ExaminerPreview.tsx'
import type { Entry } from '../../library/find-exercises.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Segmented } from '../../ui/Segmented.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { useKept } from '../../ui/useKept.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { presetAddress } from '../home/preset.ts'
import { ExerciseFacts } from './ExerciseFacts.tsx'
import styles from './Shelf.module.css'

const views = ['candidate', 'examiner'] as const

interface Props {
  entry: Entry
  /** Undefined: this browser may not read it. */
  content: Exercise | undefined
  rubrics: readonly Rubric[]
  /** The ids of all exercises. */
  offered: readonly string[]
  programmingLanguage: ProgrammingLanguage | undefined
  /** Rather than the first of the list, shown for want of a choice. */
  chosen: boolean
  backTo: string
}

/** One exercise in full, from either side of the glass. */
export function ExercisePreview(props: Props) {
  const { entry, content, rubrics, offered, programmingLanguage, chosen, backTo } = props
  const { t } = useTranslation('library')
  const { inLanguage } = useLanguage()
  const [view, setView] = useKept('pairboard.library-view', z.enum(views), 'candidate')
  const title = useRef<HTMLHeadingElement>(null)
  // Where the list makes way for the preview, the link that was followed has gone and with it the focus.
  const alone = useMedia('(width < 1000px)')
  useEffect(() => {
    if (alone && chosen) title.current?.focus()
  }, [alone, chosen])
  const criteria = new Map(
    rubrics.flatMap((rubric) => rubric.criteria.map(({ id, title }) => [id, title] as const)),
  )
  return (
    <article className={styles.preview} aria-labelledby="preview">
      <div className={styles.previewHead}>
        <LinkButton className={styles.back} variant="quiet" icon={<ArrowLeft />} to={backTo}>
          {t('backToList')}
        </LinkButton>
        <h2 id="preview" ref={title} tabIndex={-1} className={styles.previewTitle}>
          {inLanguage(entry.title)}
        </h2>
        <p>{inLanguage(entry.summary)}</p>
        <ExerciseFacts entry={entry} />
        <div className={styles.actions}>
          <div className={styles.start}>
            <LinkButton
              variant="primary"
              icon={<Play />}
              to={presetAddress({
                ...(entry.rungs > 0 && { drillDown: entry.id }),
                ...(entry.programmingLanguages.length > 0 && {
                  exercise: entry.id,
                  programmingLanguage,
                }),
              })}
            >
              {t('start')}
            </LinkButton>
            <EntryMenu
              name={{ kind: 'exercises', id: entry.id }}
              origin={entry.origin}
              offered={offered}
            />
          </div>
          {content && (
            <Segmented
              label={t('viewAs')}
              value={view}
              options={views.map((value) => ({ value, label: t(`views.${value}`) }))}
              onChange={setView}
            />
          )}
        </div>
      </div>
      {!content && <EmptyState title={t('private')}>{t('privateWhy')}</EmptyState>}
      {content && view === 'candidate' && (
        <CandidatePreview exercise={content} programmingLanguage={programmingLanguage} />
      )}
      {content && view === 'examiner' && (
        <ExaminerPreview
          exercise={content}
          criteria={criteria}
          programmingLanguage={programmingLanguage}
        />
      )}
    </article>
  )
}
