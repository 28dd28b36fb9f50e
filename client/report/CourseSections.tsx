import { useTranslation } from 'react-i18next'
import type { CourseReport } from '#shared/api.ts'
import { groupSignals } from '#shared/signals.ts'
import { formatMoment } from '../agenda/clock.ts'
import { signalWords } from '../agenda/signal-words.ts'
import styles from './Report.module.css'

/** Beside the scores: who wrote what, which runs there were, which facts were noted. */
export function CourseSections({ course }: { course: CourseReport }) {
  return (
    <div className={styles.course}>
      <Authorship course={course} />
      <Runs course={course} />
      <Facts course={course} />
    </div>
  )
}

function Authorship({ course }: { course: CourseReport }) {
  const { t, i18n } = useTranslation('report')
  const percent = new Intl.NumberFormat(i18n.language, { style: 'percent' })
  const files = course.authorship.filter(({ parts }) => parts.length > 0)
  return (
    <section className={styles.card}>
      <h2 className={styles.heading}>{t('authorship')}</h2>
      {files.length === 0 && <p className={styles.quiet}>{t('noText')}</p>}
      {files.map(({ file, parts }) => {
        const all = parts.reduce((sum, { characters }) => sum + characters, 0)
        return (
          <div key={file} className={styles.file}>
            <h3 className={styles.fileName}>{file}</h3>
            <ul className={styles.plain}>
              {parts.map(({ name, characters }) => (
                <li key={name ?? ''}>
                  {name ?? t('fromTheStart')}{' '}
                  <span className={styles.figure}>
                    {t('characters', { count: characters })}, {percent.format(characters / all)}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        )
      })}
    </section>
  )
}

function Runs({ course: { runs, startedAtMs } }: { course: CourseReport }) {
  const { t } = useTranslation('report')
  return (
    <section className={styles.card}>
      <h2 className={styles.heading}>{t('runs', { count: runs.length })}</h2>
      {runs.length === 0 && <p className={styles.quiet}>{t('noRuns')}</p>}
      <ul className={styles.plain}>
        {runs.map((run) => (
          <li key={`${run.atMs} ${run.name}`}>
            <span className={styles.moment}>{formatMoment(run.atMs, startedAtMs ?? run.atMs)}</span>{' '}
            {run.name}, {run.file}{' '}
            <span className={styles.figure}>
              {run.kind === 'tests'
                ? t('tests', { passed: run.passed, count: run.cases })
                : t(`runState.${run.state}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Facts({ course: { signals, startedAtMs } }: { course: CourseReport }) {
  const { t } = useTranslation('report')
  const { t: tAgenda } = useTranslation('agenda')
  const groups = groupSignals(signals)
  return (
    <section className={styles.card}>
      <h2 className={styles.heading}>{t('facts')}</h2>
      <p className={styles.quiet}>{groups.length === 0 ? t('noFacts') : t('factsWhat')}</p>
      <ul className={styles.plain}>
        {groups.map((group) => (
          <li key={`${group.kind} ${group.atMs}`}>
            <span className={styles.moment}>
              {formatMoment(group.atMs, startedAtMs ?? group.atMs)}
            </span>{' '}
            {signalWords(group, tAgenda)}
          </li>
        ))}
      </ul>
    </section>
  )
}
