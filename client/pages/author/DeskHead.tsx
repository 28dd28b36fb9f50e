import { ArrowLeft, Download, Ellipsis, History, Play, Save, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { saveZip } from '../../authoring/save-zip.ts'
import type { Authoring, OpenEntry } from '../../authoring/useAuthoring.ts'
import type { Checking } from '../../authoring/useCheck.ts'
import type { Programs } from '../../authoring/usePrograms.ts'
import { useSaving } from '../../authoring/useSaving.ts'
import { VersionsDialog } from '../../authoring/VersionsDialog.tsx'
import { deleteEntry } from '../../library/entries.ts'
import type { EntryName } from '../../library/entries.ts'
import { forgetUnsaved } from '../../authoring/unsaved.ts'
import { Button } from '../../ui/Button.tsx'
import { ConfirmDialog } from '../../ui/ConfirmDialog.tsx'
import { IconButton } from '../../ui/IconButton.tsx'
import { LinkButton } from '../../ui/LinkButton.tsx'
import { Menu, MenuItem, MenuSeparator } from '../../ui/Menu.tsx'
import { toast } from '../../ui/toast.tsx'
import { useShortcut } from '../../ui/useShortcut.ts'
import { presetAddress } from '../home/preset.ts'
import { StaleDialog } from './StaleDialog.tsx'
import { StandingTag } from './StandingTag.tsx'
import styles from './AuthorDesk.module.css'

interface Props {
  name: EntryName
  title: string
  entry: OpenEntry
  authoring: Authoring
  check: Checking
  programs: Programs
  /** The desk below; it saves too. */
  children: (save: () => void) => ReactNode
}

/** What the entry is called, how it stands, and everything that is done with it as a whole. */
export function DeskHead({ name, title, entry, authoring, check, programs, children }: Props) {
  const { t } = useTranslation(['authoring', 'library'])
  const navigate = useNavigate()
  const saving = useSaving({ name, authoring, entry, check, programs })
  const [open, setOpen] = useState<'versions' | 'delete'>()
  const { saved, dirty } = entry
  // A draft with nothing wrong is offered by saving it again.
  const isGood = check.current && check.check?.checked.problems.length === 0
  const offerable = saved !== undefined && saved.offers !== saved.version && isGood
  const savable = (dirty || offerable) && !saving.busy
  const save = () => {
    if (savable) void saving.save(false)
  }
  useShortcut('Mod+KeyS', save)

  async function remove() {
    try {
      await deleteEntry(name)
      forgetUnsaved(name)
      toast(t('deleted', { name: title }))
      await navigate('/exercises?shelf=team')
    } catch {
      toast(t('failed'), { tone: 'danger', description: t('failedWhy') })
    }
  }
  return (
    <>
      <header className={styles.head}>
        <LinkButton variant="quiet" icon={<ArrowLeft />} to="/exercises?shelf=team">
          {t('back')}
        </LinkButton>
        <h1 className={styles.title}>{title}</h1>
        <StandingTag entry={entry} />
        <span className={styles.space} />
        {saved?.offers !== undefined && saved.offers !== null && (
          <LinkButton icon={<Play />} to={startAddress(name, check)}>
            {t('start')}
          </LinkButton>
        )}
        <Menu
          align="end"
          trigger={<IconButton variant="default" label={t('actions')} icon={<Ellipsis />} />}
        >
          <MenuItem
            disabled={!dirty || saving.busy}
            icon={<Save />}
            onSelect={() => void saving.save(true)}
          >
            {t('saveDraft')}
          </MenuItem>
          <MenuItem disabled={!saved} icon={<History />} onSelect={() => setOpen('versions')}>
            {t('versions')}
          </MenuItem>
          <MenuItem
            disabled={!saved}
            icon={<Download />}
            onSelect={() =>
              void saveZip(name).catch(() =>
                toast(t('failed'), { tone: 'danger', description: t('failedWhy') }),
              )
            }
          >
            {t('export')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem tone="danger" icon={<Trash2 />} onSelect={() => setOpen('delete')}>
            {t('delete')}
          </MenuItem>
        </Menu>
        <Button variant="primary" icon={<Save />} aria-disabled={!savable} onClick={save}>
          {saving.busy ? t('saving') : t('save')}
        </Button>
      </header>
      {(entry.recovered || entry.unkept) && (
        <output className={styles.notice}>
          {entry.unkept ? t('unkept') : t('recovered')}
          {entry.recovered && (
            <Button size="sm" onClick={authoring.discard}>
              {t('discard')}
            </Button>
          )}
        </output>
      )}
      {children(save)}
      {open === 'versions' && (
        <VersionsDialog
          name={name}
          title={title}
          onClose={() => setOpen(undefined)}
          onRestore={(version) => {
            setOpen(undefined)
            void saving.restore(version)
          }}
        />
      )}
      <ConfirmDialog
        open={open === 'delete'}
        onOpenChange={(stays) => setOpen(stays ? 'delete' : undefined)}
        title={t('deleteTitle', { name: title })}
        description={t('deleteWhy')}
        confirmLabel={t('delete')}
        tone="danger"
        onConfirm={() => void remove()}
      />
      {saving.refusal && (
        <StaleDialog
          name={name}
          refusal={saving.refusal}
          files={entry.files}
          onMine={() => void saving.saveOnTop()}
          onLook={() => {
            saving.dismiss()
            setOpen('versions')
          }}
          onClose={saving.dismiss}
        />
      )}
    </>
  )
}

/** The first page, with this entry chosen for as much as it can be chosen. */
function startAddress({ kind }: EntryName, { good }: Checking): string {
  const { exercise, plan, rubric } = good?.checked ?? {}
  if (kind === 'plans') return presetAddress({ plan: plan?.id })
  if (kind === 'rubrics') return presetAddress({ rubric: rubric?.id })
  return presetAddress({
    ...(exercise?.drillDown && { drillDown: exercise.id }),
    ...(exercise?.coding && { exercise: exercise.id }),
  })
}
