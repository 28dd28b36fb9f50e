import { Pencil } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChangedWeight } from '#shared/api.ts'
import { limits } from '#shared/limits.ts'
import type { Criterion } from '#shared/rubric.ts'
import { putPrepared } from '../agenda/usePrepared.ts'
import { changeWeight } from '../api.ts'
import { useAgenda, useRoomSession } from '../sync/session-context.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { Select } from '../ui/Select.tsx'
import { TextArea } from '../ui/TextArea.tsx'
import { toast } from '../ui/toast.tsx'
import styles from './Weight.module.css'

interface Props {
  criterion: Criterion
  title: string
  changed: ChangedWeight | undefined
}

/** How much a criterion counts; until the start it can be changed, with a reason, and from then on it stands. */
export function Weight({ criterion, title, changed }: Props) {
  const { t } = useTranslation('scoring')
  const { status } = useAgenda()
  const [open, setOpen] = useState(false)
  const words = t('weight', { weight: criterion.weight })
  if (status !== 'lobby') return <span className={styles.weight}>{words}</span>
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger
        className={styles.change}
        aria-label={t('weightChange', { criterion: title, weight: criterion.weight })}
      >
        {words}
        <Pencil aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className={styles.form}
          align="end"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('weightChange', { criterion: title, weight: criterion.weight })}
        >
          <WeightForm criterion={criterion} changed={changed} onDone={() => setOpen(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

const heaviest = 10
const choices = Array.from({ length: heaviest }, (_, index) => index + 1)

type FormProps = Pick<Props, 'criterion' | 'changed'> & { onDone: () => void }

function WeightForm({ criterion, changed, onDone }: FormProps) {
  const { t } = useTranslation('scoring')
  const { room, key } = useRoomSession()
  const own = changed?.from ?? criterion.weight
  const [weight, setWeight] = useState(criterion.weight)
  const [reason, setReason] = useState(changed?.reason ?? '')
  const [saving, setSaving] = useState(false)
  const [asked, setAsked] = useState(false)
  const missing = weight !== own && reason.trim() === ''

  async function save() {
    setAsked(true)
    if (saving || missing) return
    setSaving(true)
    try {
      const wanted = { criterion: criterion.id, weight, reason }
      putPrepared(room.room, key, await changeWeight(room.room, key, wanted))
      onDone()
    } catch {
      toast(t('weightFailed'), { tone: 'danger' })
      setSaving(false)
    }
  }
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <Field label={t('weightHere')}>
        <Select value={weight} onChange={({ target }) => setWeight(Number(target.value))}>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice === own ? t('weightOwn', { weight: choice }) : choice}
            </option>
          ))}
        </Select>
      </Field>
      {weight !== own && (
        <Field
          label={t('weightReason')}
          hint={t('weightReasonHint')}
          error={asked && missing ? t('weightReasonMissing') : undefined}
        >
          <TextArea
            rows={3}
            maxLength={limits.noteLength}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
        </Field>
      )}
      <p className={styles.fixed}>{t('weightFixed')}</p>
      <Button type="submit" variant="primary" size="sm" aria-disabled={saving}>
        {t('weightSave')}
      </Button>
    </form>
  )
}
