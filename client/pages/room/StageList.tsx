import { useTranslation } from 'react-i18next'
import type { Stage } from '#shared/plan.ts'
import { useLanguage } from '../../i18n/index.ts'
import styles from './Welcome.module.css'

export function StageList({ stages }: { stages: readonly Stage[] }) {
  const { t } = useTranslation('common')
  const { inLanguage } = useLanguage()
  return (
    <ol className={styles.stages}>
      {stages.map((stage) => (
        <li key={stage.id}>
          <span>{inLanguage(stage.title)}</span>
          <span className={styles.minutes}>
            {stage.minutes === undefined ? t('noLimit') : t('minutes', { count: stage.minutes })}
          </span>
        </li>
      ))}
    </ol>
  )
}
