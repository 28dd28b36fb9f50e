import { Check, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isUnwatched } from '#shared/agenda.ts'
import { endFocus } from '../api.ts'
import { useAgenda, useRoomSession } from '../sync/session-context.ts'
import { Button } from '../ui/Button.tsx'
import { toast } from '../ui/toast.tsx'
import styles from './FocusBanner.module.css'
import { useAnnouncement } from './useAnnouncement.ts'

/** Tells both sides that the candidate works unwatched, and lets the candidate say that they are done. */
export function FocusBanner() {
  const { t } = useTranslation('agenda')
  const { me, preview, room } = useRoomSession()
  const unwatched = isUnwatched(useAgenda())
  const mine = me.role === 'candidate'
  const words = mine ? t('focus.you') : t('focus.they', { name: room.candidate })
  const over = mine ? t('focus.overForYou') : t('focus.over', { name: room.candidate })
  useAnnouncement(unwatched ? 'on' : 'off', unwatched ? words : over)
  if (!unwatched) return null
  return (
    <section className={styles.banner} aria-label={t('focus.title')}>
      <EyeOff className={styles.icon} aria-hidden />
      <p className={styles.words}>
        <strong>{words}</strong> {mine ? t('focus.youWhat') : t('focus.theyWhat')}
      </p>
      {mine && !preview && <DoneButton />}
    </section>
  )
}

function DoneButton() {
  const { t } = useTranslation('agenda')
  const { room, key } = useRoomSession()
  const [sending, setSending] = useState(false)
  async function done() {
    if (sending) return
    setSending(true)
    try {
      await endFocus(room.room, key)
    } catch {
      toast(t('focus.failed'), { tone: 'danger' })
    } finally {
      setSending(false)
    }
  }
  return (
    <Button icon={<Check aria-hidden />} aria-disabled={sending} onClick={() => void done()}>
      {t('focus.done')}
    </Button>
  )
}
