import type { TFunction } from 'i18next'
import { Pause } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { classNames } from '../ui/class-names.ts'
import { formatClock, roughlyLeft } from './clock.ts'
import type { StageView } from './stage-view.ts'
import styles from './StageBar.module.css'

interface Props {
  stage: StageView
  /** Seconds for those who keep the time, round minutes for the others. */
  exact: boolean
}

/** What a stage says about time. */
export function StageTime({ stage, exact }: Props) {
  const { t } = useTranslation('agenda')
  const text = exact ? exactTime(stage) : roughTime(stage, t)
  if (text === '' && !stage.paused) return null
  return (
    <span className={classNames(styles.time, stage.over && styles.over)}>
      {stage.paused && <Pause className={styles.paused} aria-label={t('paused')} />}
      {text}
    </span>
  )
}

function exactTime({ phase, spentMs, plannedMs }: StageView): string {
  const planned = plannedMs === undefined ? '' : formatClock(plannedMs)
  if (phase === 'coming') return planned
  if (phase === 'visited' || planned === '') return formatClock(spentMs)
  return `${formatClock(spentMs)} / ${planned}`
}

function roughTime(stage: StageView, t: TFunction<'agenda'>): string {
  const { phase, spentMs, plannedMs, paused } = stage
  if (paused) return t('paused')
  if (plannedMs === undefined || phase === 'visited') return ''
  if (phase === 'coming') return t('minutes', { minutes: Math.round(plannedMs / 60_000) })
  const left = roughlyLeft(plannedMs - spentMs)
  if (left.kind === 'minutes') return t('left.minutes', { minutes: left.minutes })
  return left.kind === 'over' ? t('left.over') : t('left.lastMinute')
}
