import { ClipboardCheck, Eye, History, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ClosingPage } from '../../scoring/ClosingPage.tsx'
import { useLanguage } from '../../i18n/index.ts'
import { useAgenda, useNow, useRoomSession } from '../../sync/session-context.ts'
import { StatusIndicator } from '../../sync/StatusIndicator.tsx'
import { Button } from '../../ui/Button.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { formatTime } from '../frame/dates.ts'
import { Page } from '../frame/Page.tsx'
import { PanelBoundary } from '../frame/PanelBoundary.tsx'
import { useStatusChange } from '../room/useStatusChange.ts'
import styles from './Ended.module.css'
import { Farewell } from './Farewell.tsx'

/** The same span as the server's. */
const reopenWithinMs = 10 * 60 * 1000

interface Props {
  onLook: () => void
}

/** An examiner's page after the end: their scorecard, a last look, and for ten minutes the way back. */
export function ExaminerEnd({ onLook }: Props) {
  const { t } = useTranslation('room')
  const { room } = useRoomSession()
  const title = t('ended.examinerTitle', { name: room.candidate })
  return (
    <Page title={title}>
      <h1 className={styles.title}>{title}</h1>
      <p className={styles.lead}>{t('ended.examinerWhat')}</p>
      <div className={styles.actions}>
        <Button icon={<Eye aria-hidden />} onClick={onLook}>
          {t('ended.look')}
        </Button>
        <LinkButton icon={<History aria-hidden />} to={`/room/${room.room}/replay`}>
          {t('ended.replay')}
        </LinkButton>
        <LinkButton icon={<ClipboardCheck aria-hidden />} to={`/room/${room.room}/report`}>
          {t('ended.report')}
        </LinkButton>
        <TakeBack />
        <span className={styles.space} />
        <StatusIndicator />
      </div>
      <Farewell />
      <PanelBoundary>
        <ClosingPage />
      </PanelBoundary>
    </Page>
  )
}

function TakeBack() {
  const { t } = useTranslation('room')
  const { language } = useLanguage()
  const { endedAtMs } = useAgenda()
  const now = useNow(5_000)
  const [tooLate, setTooLate] = useState(false)
  const { changing, change } = useStatusChange('reopen', t('ended.reopenFailed'))
  if (endedAtMs === undefined) return null
  const untilMs = endedAtMs + reopenWithinMs
  if (tooLate || now >= untilMs) {
    return <span className={styles.note}>{t('ended.reopenTooLate')}</span>
  }

  async function takeBack() {
    const problem = await change()
    if (problem === 'reopen-too-late') setTooLate(true)
  }
  return (
    <>
      <Button icon={<Undo2 aria-hidden />} aria-disabled={changing} onClick={() => void takeBack()}>
        {t('ended.reopen')}
      </Button>
      <span className={styles.note}>
        {t('ended.reopenUntil', { time: formatTime(untilMs, language) })}
      </span>
    </>
  )
}
