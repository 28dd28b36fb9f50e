import { ChevronRight } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLanguage } from '../i18n/index.ts'
import type { RungView } from '../agenda/ladder-view.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './CriterionRow.module.css'
import { EvidenceHint } from './EvidenceHint.tsx'
import { NoteArea } from './NoteArea.tsx'
import { PinRow } from './PinRow.tsx'
import { ScoreScale } from './ScoreScale.tsx'
import { noteIdOf, reasonIdOf } from './note-id.ts'
import { lacksEvidence } from './scoring-view.ts'
import type { CriterionView } from './scoring-view.ts'
import type { ScoringActions } from './useScoring.ts'
import { Weight } from './Weight.tsx'

interface Props {
  view: CriterionView
  /** All of them, for a pin that belongs elsewhere. */
  criteria: readonly CriterionView[]
  ladder: readonly RungView[]
  startedAtMs: number | undefined
  actions: ScoringActions | undefined
  /** On the closing page: why this score stands without a pin. Undefined while that is not asked. */
  reason?: string
}

/** One criterion: its score with the text of that level, the evidence, a note; unfolded, all level texts. */
export function CriterionRow(props: Props) {
  const { view, criteria, ladder, startedAtMs, actions, reason } = props
  const { t } = useTranslation('scoring')
  const { inLanguage } = useLanguage()
  const { criterion, judgement, pins, note, changedWeight } = view
  const [open, setOpen] = useState(false)
  const id = useId()
  const levels = criterion.levels.map(inLanguage)
  const chosen = judgement?.score

  return (
    <section className={styles.row} data-criterion={criterion.id} aria-labelledby={`${id}-title`}>
      <div className={styles.head}>
        <h3 className={styles.title}>
          <button
            type="button"
            className={styles.fold}
            aria-expanded={open}
            aria-controls={`${id}-levels`}
            onClick={() => setOpen(!open)}
          >
            <span id={`${id}-title`}>{inLanguage(criterion.title)}</span>
            <ChevronRight className={styles.chevron} aria-hidden />
          </button>
        </h3>
        <Weight criterion={criterion} title={inLanguage(criterion.title)} changed={changedWeight} />
      </div>
      {changedWeight && (
        <p className={styles.why}>
          {t('weightWas', { from: changedWeight.from })} {changedWeight.reason}
        </p>
      )}
      <ScoreScale
        labelledBy={`${id}-title`}
        levels={levels}
        value={chosen}
        onChoose={actions && ((value) => actions.score(criterion.id, value))}
      />
      <ol id={`${id}-levels`} className={styles.levels} hidden={!open}>
        {levels.map((text, index) => (
          <li key={text} className={classNames(index + 1 === chosen && styles.chosen)}>
            {text}
          </li>
        ))}
      </ol>
      {!open && chosen !== undefined && (
        <p className={styles.anchor}>
          {chosen === 'not-observed'
            ? t('notObservedMeans')
            : `${chosen} — ${levels[chosen - 1] ?? ''}`}
        </p>
      )}
      {pins.map((pin) => (
        <PinRow
          key={pin.id}
          pin={pin}
          criteria={criteria}
          ladder={ladder}
          startedAtMs={startedAtMs}
          actions={actions}
        />
      ))}
      <EvidenceHint view={view} />
      {reason !== undefined && lacksEvidence(view) && (
        <div className={styles.note}>
          <NoteArea
            id={reasonIdOf(criterion.id)}
            label={t('seal.reasonOn', { criterion: inLanguage(criterion.title) })}
            placeholder={t('seal.reason')}
            value={reason}
            onChange={actions && ((words) => actions.explain(criterion.id, words))}
          />
        </div>
      )}
      {(actions || note !== '') && (
        <div className={styles.note}>
          <NoteArea
            id={noteIdOf(criterion.id)}
            label={t('noteOn', { criterion: inLanguage(criterion.title) })}
            placeholder={t('note')}
            value={note}
            onChange={actions && ((words) => actions.note(criterion.id, words))}
          />
        </div>
      )}
    </section>
  )
}
