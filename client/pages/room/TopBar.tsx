import { Settings as SettingsIcon, Share2 } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { StageBar } from '../../agenda/StageBar.tsx'
import { People } from '../../participants/People.tsx'
import type { Following } from '../../participants/useFollowing.ts'
import { useRoomSession } from '../../sync/session-context.ts'
import { Button } from '../../ui/Button.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { Brand } from '../frame/Brand.tsx'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { PreferencesMenu } from '../frame/PreferencesMenu.tsx'
import { RoomSettingsDialog } from './RoomSettingsDialog.tsx'
import { ShareDialog } from '../links/ShareDialog.tsx'
import styles from './TopBar.module.css'

interface Props {
  exit: ReactNode
  following: Following
}

export function TopBar({ exit, following }: Props) {
  const { room, me } = useRoomSession()
  return (
    <header className={styles.top}>
      <Brand link={false} />
      <span className={styles.title} title={`${room.candidate} · ${room.role}`}>
        {room.candidate} · {room.role}
      </span>
      <div className={styles.stages}>
        <PanelBoundary>
          <StageBar />
        </PanelBoundary>
      </div>
      <div className={styles.end}>
        <PreferencesMenu />
        <People following={following} />
        {me.role === 'examiner' && <Settings />}
        {me.role === 'examiner' && <Share />}
        {exit}
      </div>
    </header>
  )
}

function Settings() {
  const { t } = useTranslation('report')
  const [open, setOpen] = useState(false)
  return (
    <>
      <IconButton
        label={t('settings.open')}
        icon={<SettingsIcon />}
        onClick={() => setOpen(true)}
      />
      {open && <RoomSettingsDialog open onOpenChange={setOpen} />}
    </>
  )
}

function Share() {
  const { t } = useTranslation('room')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button
        icon={<Share2 aria-hidden />}
        className={styles.share}
        aria-label={t('bar.share')}
        onClick={() => setOpen(true)}
      >
        <span className={styles.words}>{t('bar.share')}</span>
      </Button>
      {open && <ShareDialog open onOpenChange={setOpen} />}
    </>
  )
}
