import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pin } from '#shared/scorecard.ts'
import type { RungView } from '../agenda/ladder-view.ts'
import { PinEditor } from './PinEditor.tsx'
import { PinMoment, PinPlace } from './PinMoment.tsx'
import styles from './Pins.module.css'
import type { CriterionView } from './scoring-view.ts'
import type { ScoringActions } from './useScoring.ts'

interface Props {
  pin: Pin
  criteria: readonly CriterionView[]
  ladder: readonly RungView[]
  startedAtMs: number | undefined
  actions: ScoringActions | undefined
}

/** A pin as one line; pressed, it opens for changes. */
export function PinRow({ pin, criteria, ladder, startedAtMs, actions }: Props) {
  const { t } = useTranslation('scoring')
  const [editing, setEditing] = useState(false)
  const line = (
    <>
      <PinMoment pin={pin} startedAtMs={startedAtMs} />
      <span className={styles.words}>
        {pin.words.trim() === '' ? (
          <span className={styles.wordless}>{t('noWordsYet')}</span>
        ) : (
          pin.words
        )}
        <PinPlace pin={pin} ladder={ladder} />
      </span>
    </>
  )
  if (!actions) return <div className={styles.pin}>{line}</div>
  if (!editing) {
    return (
      <button type="button" className={styles.pin} onClick={() => setEditing(true)}>
        {line}
      </button>
    )
  }
  return (
    <PinEditor
      pin={pin}
      criteria={criteria}
      ladder={ladder}
      startedAtMs={startedAtMs}
      actions={actions}
      onDone={() => setEditing(false)}
    />
  )
}
