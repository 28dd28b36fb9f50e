import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { CourseReport } from '#shared/api.ts'
import type { RoomId } from '#shared/ids.ts'
import { groupSignals } from '#shared/signals.ts'
import { formatMoment } from '../agenda/clock.ts'
import { signalWords } from '../agenda/signal-words.ts'
import { momentAddress } from '../replay/pins.ts'
import styles from './Report.module.css'

interface Props {
  room: RoomId
  course: CourseReport
}

/** Beside the scores: who wrote what, which runs there were, which facts were noted. */
export function CourseSections({ room, course }: Props) {
  return (
    <div className={styles.course}>
      <Authorship course={course} />
      <Runs room={room} course={course} />
      <Facts room={room} course={course} />
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

function Runs({ room, course: { runs, startedAtMs } }: Props) {
  const { t } = useTranslation('report')
  return (
    <section className={styles.card}>
      <h2 className={styles.heading}>{t('runs', { count: runs.length })}</h2>
      {runs.length === 0 && <p className={styles.quiet}>{t('noRuns')}</p>}
      <ul className={styles.plain}>
        {runs.map((run) => (
          <li key={`${run.atMs} ${run.name}`}>
            <Link
              className={styles.moment}
              to={momentAddress(room, run.atMs, startedAtMs ?? run.atMs)}
            >
              {formatMoment(run.atMs, startedAtMs ?? run.atMs)}
            </Link>{' '}
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

function Facts({ room, course: { signals, startedAtMs } }: Props) {
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
            <Link
              className={styles.moment}
              to={momentAddress(room, group.atMs, startedAtMs ?? group.atMs)}
            >
              {formatMoment(group.atMs, startedAtMs ?? group.atMs)}
            </Link>{' '}
            {signalWords(group, tAgenda)}
          </li>
        ))}
      </ul>
    </section>
  )
}
