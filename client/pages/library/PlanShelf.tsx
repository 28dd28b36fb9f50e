import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { minutesOf } from '#shared/plan.ts'
import type { Plan, Stage } from '#shared/plan.ts'
import { useLanguage } from '../../i18n/index.ts'
import { LinkButton } from '../../ui/LinkButton.tsx'
import card from '../frame/Card.module.css'
import { StageStrip } from '../frame/StageStrip.tsx'
import { presetAddress } from '../home/preset.ts'
import styles from './Shelf.module.css'

/** The plans with their stages; they hold no secret. */
export function PlanShelf({ plans }: { plans: readonly Plan[] }) {
  return (
    <ul className={styles.cards}>
      {plans.map((plan) => (
        <li key={plan.id} className={card.card}>
          <PlanCard plan={plan} />
        </li>
      ))}
    </ul>
  )
}

function PlanCard({ plan }: { plan: Plan }) {
  const { t } = useTranslation('library')
  const { inLanguage } = useLanguage()
  const minutes = minutesOf(plan)
  return (
    <article className={styles.card} aria-labelledby={`plan-${plan.id}`}>
      <div>
        <h2 id={`plan-${plan.id}`} className={styles.previewTitle}>
          {inLanguage(plan.title)}
        </h2>
        {inLanguage(plan.summary)}
        <span className={styles.facts}>
          {minutes === undefined ? t('openEnded') : t('min', { count: minutes })}
        </span>
      </div>
      <StageStrip label={t('stages')} stages={plan.stages} />
      <ol className={styles.stages}>
        {plan.stages.map((stage) => (
          <li key={stage.id}>
            <StageLine stage={stage} />
          </li>
        ))}
      </ol>
      <div>
        <LinkButton icon={<Play />} to={presetAddress({ plan: plan.id })}>
          {t('start')}
        </LinkButton>
      </div>
    </article>
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
