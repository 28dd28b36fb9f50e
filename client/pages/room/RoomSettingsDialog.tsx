import { Share2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoomSettings } from '#shared/api.ts'
import { languageSchema } from '#shared/language.ts'
import { changeSettings, readLibrary, readSettings } from '../../api.ts'
import { useAgenda, useRoomSession } from '../../sync/session-context.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Field } from '../../ui/Field.tsx'
import { Select } from '../../ui/Select.tsx'
import { Spinner } from '../../ui/Spinner.tsx'
import { TextInput } from '../../ui/TextInput.tsx'
import { toast } from '../../ui/toast.tsx'
import { useRequest } from '../frame/useRequest.ts'
import { DeleteRoom } from './DeleteRoom.tsx'
import styles from './RoomSettings.module.css'

interface Props {
  open: boolean
  onOpenChange: (open: boolean) => void
  onShare: () => void
}

export function RoomSettingsDialog({ open, onOpenChange, onShare }: Props) {
  const { t } = useTranslation(['report', 'common'])
  const { room, key } = useRoomSession()
  const { answer, failed, again } = useRequest(async () => {
    const [settings, library] = await Promise.all([readSettings(room.room, key), readLibrary()])
    return { settings, longestDays: Math.max(library.retentionDays, settings.retentionDays) }
  })
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t('settings.title')}
      description={t('settings.description')}
    >
      {answer && <SettingsForm {...answer} onDone={() => onOpenChange(false)} onShare={onShare} />}
      {failed && (
        <EmptyState
          title={t('settings.loadFailed')}
          action={<Button onClick={again}>{t('common:tryAgain')}</Button>}
        />
      )}
      {!answer && !failed && <Spinner label={t('common:loading')} />}
    </Dialog>
  )
}

const delays = [
  { minutes: 0, name: 'now' },
  { minutes: 30, name: 'soon' },
  { minutes: 120, name: 'later' },
  { minutes: 1440, name: 'tomorrow' },
] as const

interface FormProps {
  settings: RoomSettings
  longestDays: number
  onDone: () => void
  onShare: () => void
}

function SettingsForm({ settings, longestDays, onDone, onShare }: FormProps) {
  const { t } = useTranslation('report')
  const { room, key } = useRoomSession()
  const [draft, setDraft] = useState(settings)
  const [saving, setSaving] = useState(false)
  const { language, retentionDays, debriefMinutes, runners: whoRuns } = draft
  const { status } = useAgenda()
  const late = status !== 'lobby' && settings.runners === 'all'
  const known = delays.some(({ minutes }) => minutes === debriefMinutes)

  async function save() {
    setSaving(true)
    try {
      await changeSettings(room.room, key, draft)
      toast(t('settings.saved'))
      onDone()
    } catch {
      toast(t('settings.failed'), { tone: 'danger' })
    } finally {
      setSaving(false)
    }
  }
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (!saving) void save()
      }}
    >
      <Field label={t('settings.language')}>
        <Select
          value={language}
          onChange={({ target }) =>
            setDraft({ ...draft, language: languageSchema.parse(target.value) })
          }
        >
          <option value="en">English</option>
          <option value="fr">Français</option>
        </Select>
      </Field>
      <Field
        label={t('settings.runners')}
        hint={late ? t('settings.runnersLate') : t('settings.runnersHint')}
      >
        <Select
          value={whoRuns}
          disabled={late}
          onChange={({ target }) =>
            setDraft({ ...draft, runners: target.value === 'examiners' ? 'examiners' : 'all' })
          }
        >
          <option value="all">{t('settings.runnersAll')}</option>
          <option value="examiners">{t('settings.runnersExaminers')}</option>
        </Select>
      </Field>
      <Field label={t('settings.debrief')} hint={t('settings.debriefHint')}>
        <Select
          value={String(debriefMinutes)}
          onChange={({ target }) => setDraft({ ...draft, debriefMinutes: Number(target.value) })}
        >
          {delays.map(({ minutes, name }) => (
            <option key={minutes} value={minutes}>
              {t(`settings.delay.${name}`)}
            </option>
          ))}
          {!known && (
            <option value={debriefMinutes}>{t('minutes', { count: debriefMinutes })}</option>
          )}
        </Select>
      </Field>
      <Field
        label={t('settings.retention')}
        hint={t('settings.retentionHint', { count: longestDays })}
      >
        <TextInput
          type="number"
          required
          min={1}
          max={longestDays}
          value={retentionDays}
          onChange={({ target }) => setDraft({ ...draft, retentionDays: target.valueAsNumber })}
        />
      </Field>
      <div className={styles.line}>
        <div>
          <p className={styles.name}>{t('settings.links')}</p>
          <p className={styles.what}>{t('settings.linksWhat')}</p>
        </div>
        <Button icon={<Share2 aria-hidden />} onClick={onShare}>
          {t('settings.linksOpen')}
        </Button>
      </div>
      <div className={styles.actions}>
        <DeleteRoom />
        <Button type="submit" variant="primary" aria-disabled={saving}>
          {t('settings.save')}
        </Button>
      </div>
    </form>
  )
}
