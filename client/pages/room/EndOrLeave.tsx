import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAgenda, useRoomSession } from '../../sync/session-context.ts'
import { sayFarewell } from '../../api.ts'
import { toast } from '../../ui/toast.tsx'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { FarewellField } from '../ended/FarewellField.tsx'
import { useStatusChange } from './useStatusChange.ts'

interface Props {
  onLeave: () => void
}

/** Ends the interview for everybody while it is live and this person may; before, and for others, leaves it. */
export function EndOrLeave({ onLeave }: Props) {
  const { t } = useTranslation('room')
  const { me, room, key } = useRoomSession()
  const { status, farewell } = useAgenda()
  const [words, setWords] = useState<string>()
  const [asking, setAsking] = useState(false)
  const { changing, change } = useStatusChange('end', t('bar.endFailed'))
  if (status !== 'live' || me.role !== 'examiner') return <Leave onLeave={onLeave} />

  async function end() {
    if (words !== undefined && words.trim() !== farewell) {
      try {
        await sayFarewell(room.room, key, words)
      } catch {
        // The words stay in the field: ending without them would lose them.
        toast(t('ended.farewellFailed'), { tone: 'danger' })
        return setAsking(true)
      }
    }
    await change()
  }
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
        onConfirm={() => void end()}
      >
        <FarewellField value={words ?? farewell} onChange={setWords} />
      </ConfirmDialog>
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
