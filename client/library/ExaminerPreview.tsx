import { useTranslation } from 'react-i18next'
import type { Exercise, ProgrammingLanguage, Rung } from '#shared/exercise.ts'
import type { Localised } from '#shared/language.ts'
import ladder from '../agenda/Ladder.module.css'
import { PrivateBox } from '../agenda/PrivateBox.tsx'
import notes from '../agenda/RungNotes.module.css'
import { Statement } from '../agenda/Statement.tsx'
import { useLanguage } from '../i18n/index.ts'
import { BoardPreview } from './BoardPreview.tsx'
import { CaseList } from './CaseList.tsx'
import styles from './Preview.module.css'
import { StarterFiles } from './StarterFiles.tsx'

interface Props {
  exercise: Exercise
  /** What criteria are called, by id. */
  criteria: ReadonlyMap<string, Localised>
  programmingLanguage: ProgrammingLanguage | undefined
}

/** Everything: what to listen for, hints, traps, hidden tests. */
export function ExaminerPreview({ exercise, criteria, programmingLanguage }: Props) {
  const { t } = useTranslation('library')
  const { inLanguage } = useLanguage()
  const { drillDown, coding } = exercise
  return (
    <>
      {drillDown && (
        <section className={styles.part}>
          <h3 className={styles.heading}>{t('drillDown')}</h3>
          <p className={styles.opening}>{inLanguage(drillDown.opening)}</p>
          {drillDown.traps.length > 0 && (
            <PrivateBox label={t('generalTraps')}>
              <Texts texts={drillDown.traps} />
            </PrivateBox>
          )}
          <ol className={ladder.ladder}>
            {drillDown.rungs.map((rung, index) => (
              <li key={rung.id} data-number={index + 1} className={ladder.rung}>
                {inLanguage(rung.prompt)}
                <RungPreview rung={rung} criteria={criteria} />
              </li>
            ))}
          </ol>
          {drillDown.board.length > 0 && <BoardPreview shapes={drillDown.board} />}
        </section>
      )}
      {coding && (
        <section className={styles.part}>
          <h3 className={styles.heading}>{t('coding')}</h3>
          <Statement markdown={inLanguage(coding.statement)} />
          <CaseList cases={coding.cases} />
          <StarterFiles starters={coding.starters} preferred={programmingLanguage} />
        </section>
      )}
    </>
  )
}

function RungPreview({ rung, criteria }: { rung: Rung; criteria: Props['criteria'] }) {
  const { t } = useTranslation('library')
  const { language, inLanguage } = useLanguage()
  const names = rung.criteria.map((id) => {
    const title = criteria.get(id)
    return title ? inLanguage(title) : id
  })
  return (
    <PrivateBox label={t('listenFor')} aside={t('min', { count: rung.minutes })}>
      <dl className={notes.signals}>
        {(['weak', 'ok', 'strong'] as const).map((level) => (
          <div key={level}>
            <dt>{t(`signal.${level}`)}</dt>
            <dd>{inLanguage(rung[level])}</dd>
          </div>
        ))}
      </dl>
      {rung.hints.length > 0 && (
        <>
          <p className={notes.subject}>{t('hints')}</p>
          <ol className={styles.hints}>
            {rung.hints.map((hint) => (
              <li key={hint.en}>{inLanguage(hint)}</li>
            ))}
          </ol>
        </>
      )}
      {rung.traps.length > 0 && (
        <>
          <p className={notes.subject}>{t('traps')}</p>
          <Texts texts={rung.traps} />
        </>
      )}
      {names.length > 0 && (
        <p className={notes.foot}>
          {t('looksAt', { criteria: new Intl.ListFormat(language).format(names) })}
        </p>
      )}
    </PrivateBox>
  )
}

function Texts({ texts }: { texts: readonly Localised[] }) {
  const { inLanguage } = useLanguage()
  return (
    <ul>
      {texts.map((text) => (
        <li key={text.en}>{inLanguage(text)}</li>
      ))}
    </ul>
  )
}
