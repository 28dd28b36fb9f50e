import { useTranslation } from 'react-i18next'
import type { Stage } from '#shared/plan.ts'
import { useLanguage } from '../../i18n/index.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './StageStrip.module.css'

interface Props {
  label: string
  stages: readonly Stage[]
}

/** The stages side by side, each as wide as it is long. Where the title finds no room, its minutes stand alone. */
export function StageStrip({ label, stages }: Props) {
  const { t } = useTranslation('common')
  const { inLanguage } = useLanguage()
  return (
    <ol className={styles.strip} aria-label={label}>
      {stages.map((stage) => (
        <li
          key={stage.id}
          className={classNames(styles.stage, stage.opens === 'drill-down' && styles.marked)}
          style={{ flexGrow: stage.minutes ?? 10 }}
          title={inLanguage(stage.title)}
        >
          <span className={styles.title}>{inLanguage(stage.title)}</span>{' '}
          {stage.minutes !== undefined && (
            <span className={styles.minutes}>{t('minutesShort', { count: stage.minutes })}</span>
          )}
        </li>
      ))}
    </ol>
  )
}
