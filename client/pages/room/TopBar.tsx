import { Share2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { StageBar } from '../../agenda/StageBar.tsx'
import { People } from '../../participants/People.tsx'
import { useAgenda, useRoomSession } from '../../sync/session-context.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { Brand } from '../frame/Brand.tsx'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { PreferencesMenu } from '../frame/PreferencesMenu.tsx'
import { ShareDialog } from '../links/ShareDialog.tsx'
import styles from './TopBar.module.css'
import { useStatusChange } from './useStatusChange.ts'

interface Props {
  onLeave: () => void
}

export function TopBar({ onLeave }: Props) {
  const { room, me } = useRoomSession()
  const examiner = me.role === 'examiner'
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
        <People />
        {examiner && <Share />}
        {examiner ? <EndOrLeave onLeave={onLeave} /> : <Leave onLeave={onLeave} />}
      </div>
    </header>
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

function EndOrLeave({ onLeave }: Props) {
  const { t } = useTranslation('room')
  const { status } = useAgenda()
  const [asking, setAsking] = useState(false)
  const { changing, change } = useStatusChange('end', t('bar.endFailed'))
  if (status !== 'live') return <Leave onLeave={onLeave} />
  return (
    <>
      <Button variant="primary" aria-disabled={changing} onClick={() => setAsking(true)}>
        {t('bar.end')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('bar.endTitle')}
        description={t('bar.endWhy')}
        confirmLabel={t('bar.end')}
        onConfirm={() => void change()}
      />
    </>
  )
}

function Leave({ onLeave }: Props) {
  const { t } = useTranslation('room')
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('bar.leave')}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('bar.leaveTitle')}
        description={t('bar.leaveWhy')}
        confirmLabel={t('bar.leave')}
        onConfirm={onLeave}
      />
    </>
  )
}
