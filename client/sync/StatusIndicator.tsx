import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announce } from '../ui/Announcer.tsx'
import { Button } from '../ui/Button.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { downloadCopy } from './download-copy.ts'
import { useRoomSession, useRoomState } from './session-context.ts'
import type { RoomState } from './session.ts'
import { statusWords, toneOf, worthTelling } from './status-words.ts'
import styles from './StatusIndicator.module.css'

/** How the room stands with the server. Says "Saved" only of what the server has on its disk. */
export function StatusIndicator() {
  const { t } = useTranslation('sync')
  const state = useRoomState()
  const words = statusWords(state, t)
  useAnnouncement(state, words)
  const because = state.kind === 'read-only' ? t(`readOnlyBecause.${state.reason}`) : undefined
  return (
    <div className={styles.indicator}>
      {/* Every keystroke passes through here: spoken aloud it would drown everything else. */}
      <output aria-live="off" className={styles.words} title={because}>
        <span className={styles.dot} data-tone={toneOf(state)} aria-hidden="true" />
        {words}
        {because !== undefined && <VisuallyHidden>: {because}</VisuallyHidden>}
      </output>
      <Remedy state={state} />
    </div>
  )
}

function useAnnouncement(state: RoomState, words: string) {
  const told = useRef<RoomState>({ kind: 'saved' })
  useEffect(() => {
    if (!worthTelling(told.current, state)) return
    told.current = state
    announce(words)
  }, [state, words])
}

/** What the person can do about it. */
function Remedy({ state }: { state: RoomState }) {
  const { t } = useTranslation('sync')
  const { resync, buildCopy, room } = useRoomSession()
  const [asking, setAsking] = useState(false)
  if (state.kind === 'outdated') {
    return (
      <Button size="sm" onClick={() => location.reload()}>
        {t('reload')}
      </Button>
    )
  }
  if (state.kind !== 'refused' && state.kind !== 'closed') return null
  return (
    <>
      <Button size="sm" onClick={() => downloadCopy(buildCopy(), room.candidate)}>
        {t('downloadCopy')}
      </Button>
      {state.kind === 'refused' && state.reason !== 'storage' && (
        <Button size="sm" variant="danger" onClick={() => setAsking(true)}>
          {t('giveUp')}
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('giveUpTitle')}
        description={t('giveUpWhy')}
        confirmLabel={t('giveUp')}
        tone="danger"
        onConfirm={resync}
      />
    </>
  )
}
