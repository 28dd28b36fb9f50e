import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/Button.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import styles from './ProblemList.module.css'

/** Something that is wrong, in this person's language. */
export interface Complaint {
  readonly file: string
  readonly line: number
  readonly words: string
  /** False when the file that it is about is not there. */
  readonly there: boolean
}

interface Props {
  complaints: readonly Complaint[]
  /** Whether what is listed is of what stands there now. */
  current: boolean
  failed: boolean
  onGo: (complaint: Complaint) => void
  onWrite: (path: string) => void
}

/** What is wrong with an entry; each line leads to its place. */
export function ProblemList({ complaints, current, failed, onGo, onWrite }: Props) {
  const { t } = useTranslation('authoring')
  const count = complaints.length
  return (
    <section className={styles.problems} aria-label={t('problems')}>
      <output className={styles.head}>
        {failed ? (
          <>
            <CircleAlert className={styles.bad} aria-hidden />
            {t('checkFailed')}
          </>
        ) : count > 0 ? (
          <>
            <CircleAlert className={styles.bad} aria-hidden />
            {t('problemCount', { count })}
          </>
        ) : current ? (
          <>
            <CircleCheck className={styles.good} aria-hidden />
            {t('noProblems')}
          </>
        ) : (
          <>
            <Spinner label="" />
            {t('checking')}
          </>
        )}
      </output>
      {count > 0 && (
        <ul className={styles.list}>
          {complaints.map((complaint) => (
            <li key={`${complaint.file}:${complaint.line}:${complaint.words}`}>
              {complaint.there ? (
                <button type="button" className={styles.problem} onClick={() => onGo(complaint)}>
                  <span className={styles.place}>
                    {t('atLine', { file: complaint.file, line: complaint.line })}
                  </span>
                  {complaint.words}
                </button>
              ) : (
                <div className={styles.problem}>
                  <span className={styles.place}>{complaint.file}</span>
                  {complaint.words}
                  <Button size="sm" onClick={() => onWrite(complaint.file)}>
                    {t('writeFile')}
                  </Button>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
