import { useTranslation } from 'react-i18next'
import type { Plan, Stage } from '#shared/plan.ts'
import { useLanguage } from '../i18n/index.ts'
import { StageStrip } from '../pages/frame/StageStrip.tsx'
import styles from './Outline.module.css'

/** The stages of a plan: at a glance, and in words. */
export function PlanOutline({ plan }: { plan: Plan }) {
  const { t } = useTranslation('library')
  return (
    <>
      <StageStrip label={t('stages')} stages={plan.stages} />
      <ol className={styles.stages}>
        {plan.stages.map((stage) => (
          <li key={stage.id}>
            <StageLine stage={stage} />
          </li>
        ))}
      </ol>
    </>
  )
}

function StageLine({ stage }: { stage: Stage }) {
  const { t } = useTranslation('library')
  const { inLanguage } = useLanguage()
  const words = [
    stage.minutes === undefined ? t('openEnded') : t('min', { count: stage.minutes }),
    ...(stage.opens ? [t(`opens.${stage.opens}`)] : []),
    ...(stage.focus ? [t('focus')] : []),
  ]
  return (
    <>
      <strong>{inLanguage(stage.title)}</strong> — {words.join(', ')}
    </>
  )
}
