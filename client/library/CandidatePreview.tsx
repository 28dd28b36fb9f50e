import { useTranslation } from 'react-i18next'
import type { Exercise, ProgrammingLanguage } from '#shared/exercise.ts'
import ladder from '../agenda/Ladder.module.css'
import { Statement } from '../agenda/Statement.tsx'
import { useLanguage } from '../i18n/index.ts'
import { CaseList } from './CaseList.tsx'
import styles from './Preview.module.css'
import { StarterFiles } from './StarterFiles.tsx'

interface Props {
  exercise: Exercise
  programmingLanguage: ProgrammingLanguage | undefined
}

/** What a candidate has seen by the end, and nothing more. */
export function CandidatePreview({ exercise, programmingLanguage }: Props) {
  const { t } = useTranslation('library')
  const { inLanguage } = useLanguage()
  const { drillDown, coding } = exercise
  return (
    <>
      {drillDown && (
        <section className={styles.part}>
          <h3 className={styles.heading}>{t('drillDown')}</h3>
          <p className={styles.opening}>{inLanguage(drillDown.opening)}</p>
          <p className={styles.quiet}>{t('revealedOneByOne')}</p>
          <ol className={ladder.ladder}>
            {drillDown.rungs.map(({ id, prompt }, index) => (
              <li key={id} data-number={index + 1} className={ladder.rung}>
                {inLanguage(prompt)}
              </li>
            ))}
          </ol>
        </section>
      )}
      {coding && (
        <section className={styles.part}>
          <h3 className={styles.heading}>{t('coding')}</h3>
          <Statement markdown={inLanguage(coding.statement)} />
          <CaseList cases={coding.cases.filter(({ hidden }) => !hidden)} />
          <StarterFiles starters={coding.starters} preferred={programmingLanguage} />
        </section>
      )}
    </>
  )
}
