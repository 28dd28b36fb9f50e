import { useTranslation } from 'react-i18next'
import { CriterionRow } from './CriterionRow.tsx'
import { NoteArea } from './NoteArea.tsx'
import { NudgeLine } from './NudgeLine.tsx'
import { PinRow } from './PinRow.tsx'
import styles from './RubricPanel.module.css'
import { noteIdOf } from './note-id.ts'
import type { Scoring } from './useScoring.ts'

/** The criteria in the rubric's order, what waits for a criterion before them, general notes behind. */
export function RubricList(scoring: Scoring) {
  const { t } = useTranslation('scoring')
  const { scorecard, criteria, ladder, startedAtMs, actions } = scoring
  return (
    <>
      <NudgeLine {...scoring} />
      {scoring.loosePins.length > 0 && (
        <section className={styles.part}>
          <h3 className={styles.subtitle}>{t('loosePins')}</h3>
          {scoring.loosePins.map((pin) => (
            <PinRow
              key={pin.id}
              pin={pin}
              criteria={criteria}
              ladder={ladder}
              startedAtMs={startedAtMs}
              actions={actions}
            />
          ))}
        </section>
      )}
      {criteria.map((view) => (
        <CriterionRow
          key={view.criterion.id}
          view={view}
          criteria={criteria}
          ladder={ladder}
          startedAtMs={startedAtMs}
          actions={actions}
        />
      ))}
      <section className={styles.part}>
        <h3 className={styles.subtitle}>{t('generalNotes')}</h3>
        <div className={styles.note}>
          <NoteArea
            tall
            id={noteIdOf('general')}
            label={t('generalNotes')}
            placeholder={t('generalNotesHint')}
            value={scorecard.notes.get('general') ?? ''}
            onChange={actions && ((words) => actions.note('general', words))}
          />
        </div>
      </section>
    </>
  )
}
