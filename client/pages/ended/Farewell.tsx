import { MessageSquareText } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { sayFarewell } from '../../api.ts'
import { useAgenda, useRoomSession } from '../../sync/session-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { toast } from '../../ui/toast.tsx'
import styles from './Ended.module.css'
import { FarewellField } from './FarewellField.tsx'

/** What the candidate reads of what comes next, and the way to change it. */
export function Farewell() {
  const { t } = useTranslation('room')
  const { farewell } = useAgenda()
  const [open, setOpen] = useState(false)
  return (
    <section className={styles.farewell} aria-label={t('ended.farewell')}>
      <MessageSquareText aria-hidden />
      <p>
        <strong>{t('ended.farewell')}</strong>{' '}
        <span>{farewell === '' ? t('ended.farewellNone') : farewell}</span>
      </p>
      <Button size="sm" onClick={() => setOpen(true)}>
        {farewell === '' ? t('ended.farewellWrite') : t('ended.farewellChange')}
      </Button>
      {open && <FarewellDialog present={farewell} onClose={() => setOpen(false)} />}
    </section>
  )
}

function FarewellDialog({ present, onClose }: { present: string; onClose: () => void }) {
  const { t } = useTranslation('room')
  const { room, key } = useRoomSession()
  const [words, setWords] = useState(present)
  const [saving, setSaving] = useState(false)
  async function save() {
    if (saving) return
    setSaving(true)
    try {
      await sayFarewell(room.room, key, words)
      onClose()
    } catch {
      toast(t('ended.farewellFailed'), { tone: 'danger' })
      setSaving(false)
    }
  }
  return (
    <Dialog
      open
      onOpenChange={(wanted) => wanted || onClose()}
      title={t('ended.farewellTitle')}
      footer={
        <Button variant="primary" aria-disabled={saving} onClick={() => void save()}>
          {t('ended.farewellSave')}
        </Button>
      }
    >
      <FarewellField value={words} onChange={setWords} />
    </Dialog>
  )
}
