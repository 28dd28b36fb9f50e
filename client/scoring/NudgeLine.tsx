import { Lightbulb } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/index.ts'
import { Button } from '../ui/Button.tsx'
import styles from './NudgeLine.module.css'
import { formatList } from './pin-context.ts'
import type { Scoring } from './useScoring.ts'

/** A reminder in passing: it stops nobody, and goes for good when it is dismissed. */
export function NudgeLine({ nudge, scoredEarly, actions }: Scoring) {
  const { t } = useTranslation('scoring')
  const { language, inLanguage } = useLanguage()
  if (!nudge || !actions) return null
  const early = formatList(
    scoredEarly.map(({ title }) => inLanguage(title)),
    language,
  )
  return (
    <div className={styles.line} role="note">
      <Lightbulb aria-hidden />
      <p className={styles.words}>
        {nudge === 'scored-early'
          ? t('nudge.scored-early', { count: scoredEarly.length, criteria: early })
          : t(`nudge.${nudge}`)}
      </p>
      <Button
        size="sm"
        variant="quiet"
        className={styles.dismiss}
        onClick={() => actions.dismiss(nudge)}
      >
        {t('understood')}
      </Button>
    </div>
  )
}
