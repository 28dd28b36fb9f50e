import { Copy, Download, Ellipsis, PenLine } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { withId } from '#shared/library-entry.ts'
import type { Origin } from '#shared/library-entry.ts'
import { readEntry } from '../library/entries.ts'
import type { EntryName } from '../library/entries.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { toast } from '../ui/toast.tsx'
import { editAddress } from './addresses.ts'
import { NewEntryDialog } from './NewEntryDialog.tsx'
import type { Beginning } from './NewEntryDialog.tsx'
import { saveZip } from './save-zip.ts'

interface Props {
  name: EntryName
  origin: Origin
  /** Ids of its kind that are offered already. */
  offered: readonly string[]
}

/** What an author does with an entry of the library: edit it, copy it, take it along. */
export function EntryMenu({ name, origin, offered }: Props) {
  const { t } = useTranslation(['authoring', 'library'])
  const navigate = useNavigate()
  const [beginning, setBeginning] = useState<Beginning>()
  const complain = () => toast(t('failed'), { tone: 'danger', description: t('failedWhy') })

  async function copy() {
    const entry = await readEntry(name)
    if (entry === 'locked') {
      toast(t('library:private'), { tone: 'danger', description: t('lockedWhy') })
      return
    }
    setBeginning({
      kind: name.kind,
      suggestedId: name.id,
      filesFor: (id) => withId(name.kind, name.id, id, entry.files),
    })
  }
  return (
    <>
      <Menu
        align="end"
        trigger={<IconButton variant="default" label={t('actions')} icon={<Ellipsis />} />}
      >
        {origin === 'team' && (
          <MenuItem icon={<PenLine />} onSelect={() => void navigate(editAddress(name))}>
            {t('edit')}
          </MenuItem>
        )}
        <MenuItem icon={<Copy />} onSelect={() => void copy().catch(complain)}>
          {t('copy')}
        </MenuItem>
        <MenuItem icon={<Download />} onSelect={() => void saveZip(name).catch(complain)}>
          {t('export')}
        </MenuItem>
      </Menu>
      {beginning && (
        <NewEntryDialog
          beginning={beginning}
          offered={offered}
          onClose={() => setBeginning(undefined)}
        />
      )}
    </>
  )
}
