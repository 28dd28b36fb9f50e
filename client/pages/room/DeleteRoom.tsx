import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { deleteRoom } from '../../api.ts'
import { forgetInterview } from '../../sync/keys.ts'
import { useRoomSession } from '../../sync/session-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { Field } from '../../ui/Field.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/toast.tsx'

/** Everything of the room, at once and for good: asked for by a word that is typed. */
export function DeleteRoom() {
  const { t } = useTranslation(['report', 'common'])
  const { room, key } = useRoomSession()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const [deleting, setDeleting] = useState(false)
  const word = t('settings.deleteWord')
  const sure = typed.trim().toLowerCase() === word

  async function destroy() {
    if (!sure || deleting) return
    setDeleting(true)
    try {
      await deleteRoom(room.room, key)
      forgetInterview(room.room)
      toast(t('settings.deleted'))
      await navigate('/')
    } catch {
      toast(t('settings.deleteFailed'), { tone: 'danger' })
      setDeleting(false)
    }
  }
  return (
    <>
      <Button variant="danger" icon={<Trash2 aria-hidden />} onClick={() => setAsking(true)}>
        {t('settings.deleteNow')}
      </Button>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t('settings.deleteTitle')}
        description={t('settings.deleteWhat')}
        footer={
          <>
            <Button onClick={() => setAsking(false)}>{t('common:cancel')}</Button>
            <Button
              variant="danger"
              aria-disabled={!sure || deleting}
              onClick={() => void destroy()}
            >
              {t('settings.deleteNow')}
            </Button>
          </>
        }
      >
        <Field label={t('settings.deleteConfirm', { word })}>
          <TextInput
            autoComplete="off"
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
          />
        </Field>
      </Dialog>
    </>
  )
}
