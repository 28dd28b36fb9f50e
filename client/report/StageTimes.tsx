import { useTranslation } from 'react-i18next'
import { spentMs } from '#shared/agenda.ts'
import type { CourseReport } from '#shared/api.ts'
import { useLanguage } from '../i18n/index.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './Report.module.css'

/** The stages, each as wide as it lasted; below, the minutes planned. */
export function StageTimes({ course }: { course: CourseReport }) {
  const { t } = useTranslation('report')
  const { inLanguage } = useLanguage()
  const { stages, past } = course
  const went = stages.map((stage, index) => ({
    stage,
    ms: spentMs({ past, clock: undefined, status: 'ended' }, index, 0),
  }))
  const visited = went.filter(({ ms }) => ms > 0)
  if (visited.length === 0) return null
  const planned = stages.map(({ minutes }) => minutes ?? t('openStage')).join(', ')
  return (
    <div className={styles.times}>
      <ol className={styles.strip} aria-label={t('timeAsItWent')}>
        {visited.map(({ stage, ms }) => {
          const minutes = t('minutes', { count: Math.max(1, Math.round(ms / 60_000)) })
          return (
            <li
              key={stage.id}
              className={classNames(styles.stage, stage.opens === 'drill-down' && styles.marked)}
              style={{ flexGrow: ms }}
              title={`${inLanguage(stage.title)}, ${minutes}`}
            >
              <span className={styles.stageTitle}>{inLanguage(stage.title)}</span> {minutes}
            </li>
          )
        })}
      </ol>
      <p className={styles.quiet}>{t('planned', { planned })}</p>
    </div>
  )
}
