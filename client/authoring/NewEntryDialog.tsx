import { useState } from 'react'
import type { FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { entryIdSchema } from '#shared/library-entry.ts'
import type { EntryFile, EntryKind } from '#shared/library-entry.ts'
import { listTeamEntries } from '../library/entries.ts'
import { useRequest } from '../pages/frame/useRequest.ts'
import { Button } from '../ui/Button.tsx'
import { Dialog } from '../ui/Dialog.tsx'
import { Field } from '../ui/Field.tsx'
import { Spinner } from '../ui/Spinner.tsx'
import { TextInput } from '../ui/TextInput.tsx'
import { editAddress } from './addresses.ts'
import { keepUnsaved, readUnsaved } from './unsaved.ts'

/** What a new entry is made of. */
export interface Beginning {
  readonly kind: EntryKind
  readonly suggestedId: string
  readonly filesFor: (id: string) => EntryFile[]
}

interface Props {
  beginning: Beginning
  /** Ids of this kind that are offered already, whoever wrote them. */
  offered: readonly string[]
  onClose: () => void
}

/** Asks what a new entry shall be called, and opens it. */
export function NewEntryDialog({ beginning, offered, onClose }: Props) {
  const { t } = useTranslation(['authoring', 'common'])
  const { answer } = useRequest(listTeamEntries)
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t('idTitle')}
      description={answer === 'locked' ? t('lockedWhy') : t('idWhy')}
    >
      {!answer && <Spinner label={t('common:loading')} />}
      {answer && answer !== 'locked' && (
        <IdForm
          beginning={beginning}
          taken={[
            ...offered,
            ...answer.filter(({ kind }) => kind === beginning.kind).map(({ id }) => id),
          ]}
        />
      )}
    </Dialog>
  )
}

function IdForm({ beginning, taken }: { beginning: Beginning; taken: readonly string[] }) {
  const { t } = useTranslation('authoring')
  const navigate = useNavigate()
  const { kind, filesFor } = beginning
  const isTaken = (id: string) => taken.includes(id) || readUnsaved({ kind, id })?.base === 0
  const [id, setId] = useState(() => freeId(beginning.suggestedId, isTaken))
  const problem = !entryIdSchema.safeParse(id).success
    ? t('idMalformed')
    : isTaken(id)
      ? t('idTaken')
      : undefined

  function create(event: FormEvent) {
    event.preventDefault()
    if (problem) return
    keepUnsaved({ kind, id }, { files: filesFor(id), base: 0 })
    void navigate(editAddress({ kind, id }))
  }
  return (
    <form onSubmit={create} style={{ display: 'grid', gap: 'var(--s4)' }}>
      <Field label={t('id')} hint={t('idHint')} error={problem}>
        <TextInput
          value={id}
          autoComplete="off"
          spellCheck={false}
          maxLength={64}
          onChange={({ target }) => setId(target.value)}
        />
      </Field>
      <div>
        <Button type="submit" variant="primary">
          {t('create')}
        </Button>
      </div>
    </form>
  )
}

/** `flood-fill-2`, when there is a `flood-fill`. */
function freeId(suggested: string, isTaken: (id: string) => boolean): string {
  const base = suggested.slice(0, 60)
  let id = base
  for (let number = 2; isTaken(id); number++) id = `${base}-${number}`
  return id
}
