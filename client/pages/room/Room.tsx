import type { TFunction } from 'i18next'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { FocusBanner } from '../../agenda/FocusBanner.tsx'
import { useSignals } from '../../agenda/useSignals.ts'
import { useFollowing } from '../../participants/useFollowing.ts'
import { useAgenda, useRoomState } from '../../sync/session-context.ts'
import type { RoomState } from '../../sync/session.ts'
import { toast } from '../../ui/toast.tsx'
import { useMedia } from '../../ui/useMedia.ts'
import { useShortcut } from '../../ui/useShortcut.ts'
import { BeforeStart } from './BeforeStart.tsx'
import { PreviewNotice } from './PreviewNotice.tsx'
import styles from './Room.module.css'
import { RoomPanels } from './RoomPanels.tsx'
import { RoomTabs } from './RoomTabs.tsx'
import { StatusBar } from './StatusBar.tsx'
import { TopBar } from './TopBar.tsx'
import { useFollowedPlace } from './useFollowedPlace.ts'
import { useStartOfTab } from './useStartOfTab.ts'
import { useWork } from './useWork.ts'

interface Props {
  /** The last button of the bar: how one gets out of here. */
  exit: ReactNode
}

/** The room itself: bar, prompts, work, rubric, status. */
export function Room({ exit }: Props) {
  const { status } = useAgenda()
  const work = useWork()
  const following = useFollowing()
  useFollowedPlace(following.person?.participant, work)
  useSignals()
  const small = useMedia('(width < 720px)')
  const start = useStartOfTab<HTMLDivElement>()
  return (
    <div ref={start} className={styles.room} tabIndex={-1}>
      <TopBar exit={exit} following={following} />
      <PreviewNotice />
      {status === 'lobby' && <BeforeStart />}
      <FocusBanner />
      <div className={styles.middle}>
        {small ? (
          <RoomTabs work={work} following={following} />
        ) : (
          <RoomPanels work={work} following={following} />
        )}
      </div>
      <StatusBar
        fileName={work.view === 'board' ? undefined : work.file?.name}
        caret={work.caret}
        following={following}
      />
      <SaveShortcut />
    </div>
  )
}

/** Everything is saved as it is typed; whoever presses the keys for it wants to hear that it is. */
function SaveShortcut() {
  const { t } = useTranslation('room')
  const state = useRoomState()
  useShortcut('Mod+KeyS', () => toast(savedWords(state, t), { id: 'saved' }))
  return null
}

function savedWords(state: RoomState, t: TFunction<'room'>): string {
  if (state.kind === 'saved') return t('status.savedNow')
  if (state.kind === 'saving') return t('status.savingNow', { count: state.changes })
  if (state.kind === 'offline' && state.unkept > 0) return t('status.unkeptNow')
  if (state.kind === 'connecting' || state.kind === 'offline') return t('status.offlineNow')
  if (state.kind === 'read-only' || state.kind === 'ended') return t('status.notWritable')
  return t('status.saveFailed')
}
