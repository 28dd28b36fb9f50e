import { MapPin } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { criterionIdSchema } from '#shared/ids.ts'
import type { CriterionId } from '#shared/ids.ts'
import { ReasonButton } from '../agenda/ReasonButton.tsx'
import { useRoomSession } from '../sync/session-context.ts'
import { Kbd } from '../ui/Kbd.tsx'
import { useShortcut } from '../ui/useShortcut.ts'
import { PinEditor } from './PinEditor.tsx'
import styles from './RubricPanel.module.css'
import type { PinContext } from './pin-context.ts'
import type { Scoring } from './useScoring.ts'

interface Props {
  scoring: Scoring
  pinContext: (() => PinContext) | undefined
}

/**
 * Keeps this moment as evidence. The pin is made at the first key already, with what is in front of the examiner;
 * criterion and words are asked afterwards, and both may stay open.
 */
export function PinFooter({ scoring, pinContext }: Props) {
  const { t } = useTranslation('scoring')
  const { nowMs } = useRoomSession()
  const { scorecard, criteria, ladder, startedAtMs, actions } = scoring
  const [fresh, setFresh] = useState<string>()
  const cameFrom = useRef<Element>(null)
  const pin = scorecard.pins.find(({ id }) => id === fresh)
  const reason = !actions
    ? t('readOnly')
    : startedAtMs === undefined
      ? t('pinAfterStart')
      : undefined

  const pinMoment = () => {
    if (!actions || reason !== undefined) return
    const rung = ladder.find(({ phase }) => phase === 'current')?.rung.id
    cameFrom.current = document.activeElement
    const criterion = criterionAround(document.activeElement)
    const context = { ...(rung && { rung }), ...pinContext?.() }
    setFresh(actions.pin({ criterion, atMs: nowMs(), words: '', ...context }))
  }
  useShortcut('Alt+KeyE', pinMoment, reason === undefined)

  return (
    <footer className={styles.foot}>
      {pin && actions ? (
        <PinEditor
          // A second press of the key, while words are being written, keeps another moment.
          key={pin.id}
          fresh
          pin={pin}
          criteria={criteria}
          ladder={ladder}
          startedAtMs={startedAtMs}
          actions={actions}
          onDone={() => {
            setFresh(undefined)
            if (cameFrom.current instanceof HTMLElement) cameFrom.current.focus()
          }}
        />
      ) : (
        <div className={styles.pinning}>
          <ReasonButton icon={<MapPin />} reason={reason} onClick={pinMoment}>
            {t('pinMoment')}
          </ReasonButton>
          <Kbd keys={['Alt', 'E']} />
        </div>
      )}
    </footer>
  )
}

/** Who pins from within a criterion means that one. */
function criterionAround(element: Element | null): CriterionId | null {
  const id = element?.closest<HTMLElement>('[data-criterion]')?.dataset['criterion']
  return criterionIdSchema.safeParse(id).data ?? null
}
