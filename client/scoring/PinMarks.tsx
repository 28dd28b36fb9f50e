import { MapPin } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Pin } from '#shared/scorecard.ts'
import { formatMoment } from '../agenda/clock.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './PinMarks.module.css'

/** A pin with its examiner's name. */
export interface PinMark {
  readonly pin: Pin
  readonly by: string
}

interface Props {
  marks: readonly PinMark[]
  chosen: PinMark | undefined
  startedAtMs: number
  endedAtMs: number
  onChoose: (mark: PinMark) => void
}

/** The pinned moments above a timeline, each a button that leads there. */
export function PinMarks({ marks, chosen, startedAtMs, endedAtMs, onChoose }: Props) {
  const { t } = useTranslation('scoring')
  const lengthMs = Math.max(1, endedAtMs - startedAtMs)
  return (
    <ul className={styles.marks} aria-label={t('pins')}>
      {marks.map((mark) => {
        const { pin, by } = mark
        const words = pin.words.trim() === '' ? t('noWordsYet') : pin.words
        return (
          <li
            key={`${by} ${pin.id}`}
            style={{
              left: `${Math.min(1, Math.max(0, (pin.atMs - startedAtMs) / lengthMs)) * 100}%`,
            }}
          >
            <button
              type="button"
              className={classNames(styles.mark, mark === chosen && styles.chosen)}
              aria-pressed={mark === chosen}
              title={`${formatMoment(pin.atMs, startedAtMs)} ${words}`}
              aria-label={`${formatMoment(pin.atMs, startedAtMs)}, ${by}: ${words}`}
              onClick={() => onChoose(mark)}
            >
              <MapPin aria-hidden />
            </button>
          </li>
        )
      })}
    </ul>
  )
}

interface CardProps {
  mark: PinMark
  /** The criterion's title; undefined for a pin that is evidence for none yet. */
  criterion: string | undefined
  place: string | undefined
  startedAtMs: number
}

/** What the pin says that one has gone to. */
export function PinCard({ mark: { pin, by }, criterion, place, startedAtMs }: CardProps) {
  const { t } = useTranslation('scoring')
  const about = [by, criterion, place].filter(Boolean).join(' · ')
  return (
    <aside className={styles.card} aria-label={t('pins')}>
      <MapPin aria-hidden />
      <time className={styles.moment}>{formatMoment(pin.atMs, startedAtMs)}</time>
      <span className={styles.words}>
        {pin.words.trim() === '' ? t('noWordsYet') : pin.words}
        <span className={styles.about}> {about}</span>
      </span>
      <span className={styles.private}>{t('onlyExaminers')}</span>
    </aside>
  )
}
