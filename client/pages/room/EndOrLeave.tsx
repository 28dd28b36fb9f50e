import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAgenda, useRoomSession } from '../../sync/session-context.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { useStatusChange } from './useStatusChange.ts'

interface Props {
  onLeave: () => void
}

/** Ends the interview for everybody while it is live and this person may; before, and for others, leaves it. */
export function EndOrLeave({ onLeave }: Props) {
  const { t } = useTranslation('room')
  const { me } = useRoomSession()
  const { status } = useAgenda()
  const [asking, setAsking] = useState(false)
  const { changing, change } = useStatusChange('end', t('bar.endFailed'))
  if (status !== 'live' || me.role !== 'examiner') return <Leave onLeave={onLeave} />
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
