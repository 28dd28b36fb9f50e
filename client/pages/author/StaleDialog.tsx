import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { withId } from '#shared/library-entry.ts'
import type { EntryFiles } from '#shared/library-entry.ts'
import { NewEntryDialog } from '../../authoring/NewEntryDialog.tsx'
import type { SaveRefusal } from '../../authoring/useSaving.ts'
import { readLibrary } from '../../api.ts'
import type { EntryName } from '../../library/entries.ts'
import { Button } from '../../ui/Button.tsx'
import { Dialog } from '../../ui/Dialog.tsx'
import { useRequest } from '../frame/useRequest.ts'

interface Props {
  name: EntryName
  refusal: SaveRefusal
  files: EntryFiles
  onMine: () => void
  onLook: () => void
  onClose: () => void
}

/** Somebody was faster: says what is where, and what can be done about it. */
export function StaleDialog({ name, refusal, files, onMine, onLook, onClose }: Props) {
  const { t } = useTranslation(['authoring', 'common'])
  const { answer: library } = useRequest(readLibrary)
  const [elsewhere, setElsewhere] = useState(false)
  const stale = refusal === 'stale-version'
  if (elsewhere && library) {
    return (
      <NewEntryDialog
        beginning={{
          kind: name.kind,
          suggestedId: name.id,
          filesFor: (id) => withId(name.kind, name.id, id, files),
        }}
        offered={library[name.kind].map(({ id }) => id)}
        onClose={onClose}
      />
    )
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t(stale ? 'staleTitle' : 'takenTitle')}
      description={t(stale ? 'staleWhy' : 'takenWhy')}
      footer={
        <>
          <Button onClick={onClose}>{t('common:cancel')}</Button>
          <Button onClick={() => setElsewhere(true)}>{t('saveElsewhere')}</Button>
          {stale && <Button onClick={onLook}>{t('staleLook')}</Button>}
          {stale && (
            <Button variant="primary" onClick={onMine}>
              {t('staleMine')}
            </Button>
          )}
        </>
      }
    />
  )
}
