import { useTranslation } from 'react-i18next'
import type { Pin } from '#shared/scorecard.ts'
import { formatMoment } from '../agenda/clock.ts'
import type { RungView } from '../agenda/ladder-view.ts'
import styles from './Pins.module.css'
import { formatPlace } from './pin-context.ts'

interface MomentProps {
  pin: Pin
  startedAtMs: number | undefined
}

/** When it was, as time of the interview. */
export function PinMoment({ pin, startedAtMs }: MomentProps) {
  return <time className={styles.moment}>{formatMoment(pin.atMs, startedAtMs ?? pin.atMs)}</time>
}

interface PlaceProps {
  pin: Pin
  ladder: readonly RungView[]
}

/** What was in front at that moment: lines of code, shapes, the question. */
export function PinPlace({ pin, ladder }: PlaceProps) {
  const { t } = useTranslation('scoring')
  const rung = ladder.find((one) => one.rung.id === pin.rung)
  const parts: string[] = []
  const place = formatPlace(pin)
  if (place !== undefined) parts.push(place)
  if (pin.shapes && pin.shapes.length > 0) parts.push(t('shapes', { count: pin.shapes.length }))
  if (rung) parts.push(t('question', { number: rung.number }))
  return parts.length > 0 ? <span className={styles.place}>{parts.join(' · ')}</span> : null
}
