import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { ChangedWeight } from '#shared/api.ts'
import type { RoomId } from '#shared/ids.ts'
import { apartEnough } from '#shared/report.ts'
import type { CriterionReport } from '#shared/report.ts'
import { formatMoment } from '../agenda/clock.ts'
import { pinAddress } from '../replay/pins.ts'
import { formatPlace } from '../scoring/pin-context.ts'
import { useLanguage } from '../i18n/index.ts'
import { Tag } from '../ui/Tag.tsx'
import styles from './Report.module.css'
import { agreement } from './export-report.ts'
import type { ReportSource } from './report-source.ts'
import { ScoreSquares } from './ScoreSquares.tsx'

/** Criterion by criterion: what each examiner gave and what they saw. What they disagree on comes first. */
export function CriteriaTable({ source }: { source: ReportSource }) {
  const { t } = useTranslation('report')
  const { report, cards, course, prepared } = source
  return (
    <div className={styles.scroll}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t('criterion')}</th>
            <th scope="col">{t('weight')}</th>
            <th scope="col">
              {t('scores')}
              {cards.length > 1 && (
                <span className={styles.legend}>
                  {cards.map(({ who }, index) => (
                    <span key={who.participant} className={styles.key}>
                      <span
                        className={index === 0 ? styles.filledKey : styles.outlineKey}
                        style={index === 0 ? undefined : { borderColor: `var(--p${who.colour})` }}
                        aria-hidden
                      />
                      {who.name}
                    </span>
                  ))}
                </span>
              )}
            </th>
            <th scope="col">{t('evidence')}</th>
          </tr>
        </thead>
        <tbody>
          {report.criteria.map((row) => (
            <Row
              key={row.criterion.id}
              row={row}
              room={source.room.room}
              startedAtMs={course.startedAtMs ?? 0}
              changed={prepared.weights.find(({ criterion }) => criterion === row.criterion.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowProps {
  row: CriterionReport
  room: RoomId
  startedAtMs: number
  changed: ChangedWeight | undefined
}

function Row({ row, room, startedAtMs, changed }: RowProps) {
  const { t } = useTranslation('report')
  const { inLanguage } = useLanguage()
  const { criterion, scores, apart = 0, evidence } = row
  const said = scores.flatMap(({ who, reason, note }) =>
    [reason, note].flatMap((words) => (words.trim() === '' ? [] : [{ who, words }])),
  )
  return (
    <tr>
      <th scope="row">
        {inLanguage(criterion.title)}
        {apart >= apartEnough && (
          <span className={styles.apart}>
            <Tag tone="warn">{t('talk', { apart })}</Tag>
          </span>
        )}
      </th>
      <td>
        {criterion.weight}
        {changed && <span className={styles.was}>{t('weightWas', { from: changed.from })}</span>}
      </td>
      <td>
        <ScoreSquares scores={scores} />
        {row.apart !== undefined && row.apart < apartEnough && (
          <span className={styles.unseen}>{agreement(row.apart, t)}</span>
        )}
      </td>
      <td>
        <ul className={styles.evidence}>
          {evidence.map((pin) => (
            <li key={`${pin.who.participant} ${pin.id}`}>
              <Link className={styles.moment} to={pinAddress(room, pin)}>
                {formatMoment(pin.atMs, startedAtMs)}
              </Link>
              <span>
                {pin.words.trim() === '' ? t('noWords') : pin.words}
                {formatPlace(pin) !== undefined && (
                  <span className={styles.place}> {formatPlace(pin)}</span>
                )}
              </span>
            </li>
          ))}
          {changed && (
            <li>
              <span>
                <span className={styles.place}>{t('weightReason', { name: changed.by })}</span>{' '}
                {changed.reason}
              </span>
            </li>
          )}
          {said.map(({ who, words }) => (
            <li key={`${who.participant} ${words}`}>
              <span>
                <span className={styles.place}>{t('by', { name: who.name })}</span> {words}
              </span>
            </li>
          ))}
          {evidence.length === 0 && said.length === 0 && (
            <li className={styles.place}>{t('noEvidence')}</li>
          )}
        </ul>
      </td>
    </tr>
  )
}
