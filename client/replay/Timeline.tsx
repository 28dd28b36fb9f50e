import { useMemo } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { ParticipantId } from '#shared/ids.ts'
import { buildLane } from '#shared/replay-clock.ts'
import { formatMoment } from '../agenda/clock.ts'
import { useLanguage } from '../i18n/index.ts'
import type { ReplaySource } from './load-replay.ts'
import styles from './Timeline.module.css'

interface Props {
  source: ReplaySource
  atMs: number
  onSeek: (atMs: number) => void
  /** What stands above the lanes. */
  children?: ReactNode
}

/** Finer than anybody points. */
const cells = 240
const lanes = ['code', 'board', 'runs'] as const

/** The whole interview in one line: its stages, who typed, drew and ran when, and where the replay stands. */
export function Timeline({ source, atMs, onSeek, children }: Props) {
  const { t } = useTranslation('replay')
  const { inLanguage } = useLanguage()
  const { startedAtMs, endedAtMs, replay, people, stages, visits, reveals } = source
  const lengthMs = Math.max(1, endedAtMs - startedAtMs)
  const share = (moment: number) => `${((moment - startedAtMs) / lengthMs) * 100}%`
  const stretches = useMemo(() => {
    const span = { startMs: startedAtMs, endMs: endedAtMs }
    return lanes.map((kind) => buildLane(replay.activity, kind, span, cells))
  }, [replay, startedAtMs, endedAtMs])
  const colourOf = (who: ParticipantId | undefined) =>
    people.find(({ participant }) => participant === who)?.colour
  const visit = visits.findLast((one) => one.startedAtMs <= atMs)
  const stage = visit && stages[visit.stage]
  const moment = formatMoment(atMs, startedAtMs)

  return (
    <div className={styles.timeline}>
      <div className={styles.track}>
        {children}
        <ol className={styles.stages} aria-label={t('stages')}>
          {visits.map((one) => {
            const { title } = stages[one.stage] ?? {}
            return (
              <li
                key={one.startedAtMs}
                style={{
                  left: share(one.startedAtMs),
                  right: `calc(100% - ${share(one.endedAtMs)})`,
                }}
              >
                <span>{title && inLanguage(title)}</span>
              </li>
            )
          })}
        </ol>
        <div className={styles.prompts} aria-hidden>
          {reveals.map(({ rung, number, revealedAtMs }) => (
            <span key={rung} style={{ left: share(revealedAtMs) }}>
              {number}
            </span>
          ))}
        </div>
        {stretches.map((lane, index) => (
          <div key={lanes[index]} className={styles.lane} data-lane={lanes[index]} aria-hidden>
            {lane.map(({ from, to, participant }) => (
              <span
                key={from}
                style={{
                  left: `${from * 100}%`,
                  width: `${(to - from) * 100}%`,
                  background: `var(--p${colourOf(participant) ?? 8})`,
                }}
              />
            ))}
          </div>
        ))}
        <span className={styles.head} style={{ left: share(atMs) }} aria-hidden />
        <input
          type="range"
          className={styles.range}
          aria-label={t('moment')}
          aria-valuetext={stage ? `${moment}, ${inLanguage(stage.title)}` : moment}
          min={0}
          max={lengthMs}
          // A key moves it by a hundredth of the whole.
          step="any"
          value={atMs - startedAtMs}
          onChange={({ target }) => onSeek(startedAtMs + target.valueAsNumber)}
        />
      </div>
      <div className={styles.labels} aria-hidden>
        <span>{t('lane.stages')}</span>
        <span>{t('lane.prompts')}</span>
        {lanes.map((lane) => (
          <span key={lane}>{t(`lane.${lane}`)}</span>
        ))}
      </div>
    </div>
  )
}
