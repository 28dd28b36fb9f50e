import { useTranslation } from 'react-i18next'
import type { DrillDown } from '#shared/exercise.ts'
import type { Criterion } from '#shared/rubric.ts'
import { useLanguage } from '../i18n/index.ts'
import { useAgenda } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { useShortcut } from '../ui/useShortcut.ts'
import { ExaminerRung } from './ExaminerRung.tsx'
import { LadderFooter } from './LadderFooter.tsx'
import styles from './LadderPanel.module.css'
import ladderStyles from './Ladder.module.css'
import { PrivateBox } from './PrivateBox.tsx'
import { StartingPicture } from './StartingPicture.tsx'
import { nextRung } from './ladder-view.ts'
import { useAnnouncement } from './useAnnouncement.ts'
import { useLadder } from './useLadder.ts'

interface Props {
  drillDown: DrillDown
  /** The rubric's criteria, to name those that a rung looks at. */
  criteria: readonly Criterion[]
  backstage: SharedDocument
}

/** The whole ladder with what only examiners know of it. */
export function ExaminerLadder({ drillDown, criteria, backstage }: Props) {
  const { t } = useTranslation('agenda')
  const { inLanguage } = useLanguage()
  const { startedAtMs } = useAgenda()
  const { rungs, actions } = useLadder(drillDown, backstage)
  const next = nextRung(rungs)
  const current = rungs.find(({ phase }) => phase === 'current')
  useAnnouncement(
    current?.rung.id,
    current ? t('promptShown', { prompt: inLanguage(current.rung.prompt) }) : '',
  )
  useShortcut('Alt+Period', () => next && actions?.reveal(next.rung), actions !== undefined)

  return (
    <>
      <div className={styles.body}>
        <p className={styles.opening}>{inLanguage(drillDown.opening)}</p>
        <StartingPicture shapes={drillDown.board} />
        {drillDown.traps.length > 0 && (
          <PrivateBox label={t('generalTraps')} folded>
            <ul>
              {drillDown.traps.map((trap) => (
                <li key={trap.en}>{inLanguage(trap)}</li>
              ))}
            </ul>
          </PrivateBox>
        )}
        <ol className={ladderStyles.ladder}>
          {rungs.map((view) => (
            <ExaminerRung
              // What was folded by hand stays so until the rung's standing changes.
              key={`${view.rung.id} ${view.phase}`}
              view={view}
              criteria={criteria.filter(({ id }) => view.rung.criteria.includes(id))}
              startedAtMs={startedAtMs}
              actions={actions}
            />
          ))}
        </ol>
      </div>
      <LadderFooter next={next} current={current} actions={actions} />
    </>
  )
}
