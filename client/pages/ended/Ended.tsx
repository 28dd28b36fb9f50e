import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoomSession } from '../../sync/session-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Page } from '../frame/Page.tsx'
import { Room } from '../room/Room.tsx'
import { CandidateEnd } from './CandidateEnd.tsx'
import styles from './Ended.module.css'
import { ExaminerEnd } from './ExaminerEnd.tsx'

/** After the end, for each in their own way. Examiners can look at the room again, read-only. */
export function Ended() {
  const { t } = useTranslation('room')
  const { room, me } = useRoomSession()
  const [looking, setLooking] = useState(false)
  if (looking) {
    return <Room exit={<Button onClick={() => setLooking(false)}>{t('ended.back')}</Button>} />
  }
  if (me.role === 'examiner') return <ExaminerEnd onLook={() => setLooking(true)} />
  if (me.role === 'candidate') return <CandidateEnd />
  const title = t('ended.observerTitle', { name: room.candidate })
  return (
    <Page guest title={title} width="narrow">
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{t('ended.observerWhat')}</p>
    </Page>
  )
}
