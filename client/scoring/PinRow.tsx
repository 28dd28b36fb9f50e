import { History } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Pin } from '#shared/scorecard.ts'
import type { RungView } from '../agenda/ladder-view.ts'
import { pinAddress } from '../replay/pins.ts'
import { useAgenda, useRoomSession } from '../sync/session-context.ts'
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
  if (!actions) {
    return (
      <Watchable pin={pin}>
        <div className={styles.pin}>{line}</div>
      </Watchable>
    )
  }
  if (!editing) {
    return (
      <Watchable pin={pin}>
        <button type="button" className={styles.pin} onClick={() => setEditing(true)}>
          {line}
        </button>
      </Watchable>
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

/** Once the interview is over a pinned moment can be watched again. */
function Watchable({ pin, children }: { pin: Pin; children: ReactNode }) {
  const { t } = useTranslation('scoring')
  const { room } = useRoomSession()
  const { status } = useAgenda()
  if (status !== 'ended') return children
  return (
    <div className={styles.watchable}>
      {children}
      <Link
        className={styles.watch}
        to={pinAddress(room.room, pin)}
        title={t('watch')}
        aria-label={t('watch')}
      >
        <History aria-hidden />
      </Link>
    </div>
  )
}
