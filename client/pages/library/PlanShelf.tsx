import { Play } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Library } from '#shared/api.ts'
import { minutesOf } from '#shared/plan.ts'
import { EntryMenu } from '../../authoring/EntryMenu.tsx'
import { useLanguage } from '../../i18n/index.ts'
import { PlanOutline } from '../../library/PlanOutline.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import card from '../frame/Card.module.css'
import { presetAddress } from '../home/preset.ts'
import styles from './Shelf.module.css'

/** The plans with their stages; they hold no secret. */
export function PlanShelf({ plans }: { plans: Library['plans'] }) {
  return (
    <ul className={styles.cards}>
      {plans.map((plan) => (
        <li key={plan.id} className={card.card}>
          <PlanCard plan={plan} offered={plans.map(({ id }) => id)} />
        </li>
      ))}
    </ul>
  )
}

interface Props {
  plan: Library['plans'][number]
  offered: readonly string[]
}

function PlanCard({ plan, offered }: Props) {
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
      <PlanOutline plan={plan} />
      <div className={styles.start}>
        <LinkButton icon={<Play />} to={presetAddress({ plan: plan.id })}>
          {t('start')}
        </LinkButton>
        <EntryMenu name={{ kind: 'plans', id: plan.id }} origin={plan.origin} offered={offered} />
      </div>
    </article>
  )
}
