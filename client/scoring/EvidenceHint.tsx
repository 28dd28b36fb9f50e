import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/index.ts'
import styles from './CriterionRow.module.css'
import { formatList } from './pin-context.ts'
import { lacksEvidence } from './scoring-view.ts'
import type { CriterionView } from './scoring-view.ts'

/** Says that there is no evidence yet, and where it may come from. */
export function EvidenceHint({ view }: { view: CriterionView }) {
  const { t } = useTranslation('scoring')
  const { language } = useLanguage()
  const { pins, judgement, evidenceHint } = view
  if (pins.length > 0 || judgement?.score === 'not-observed') return null
  const sentences = [lacksEvidence(view) ? t('scoredWithoutEvidence') : t('noEvidence')]
  if (evidenceHint.kind !== 'none') {
    const rungs = formatList(evidenceHint.rungs, language)
    sentences.push(t(`rungs.${evidenceHint.kind}`, { count: evidenceHint.rungs.length, rungs }))
  }
  return <p className={styles.hint}>{sentences.join(' ')}</p>
}
