import { Ellipsis, Plus } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useEffect, useId, useRef, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodePresence } from '#shared/awareness.ts'
import { addFile, deleteFile, renameFile } from '#shared/code.ts'
import type { CodeFile } from '#shared/code.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import { IconButton } from '../ui/IconButton.tsx'
import { Kbd } from '../ui/Kbd.tsx'
import { Menu, MenuItem } from '../ui/Menu.tsx'
import { toast } from '../ui/toast.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { addNewFile, neighbourOf } from './file-changes.ts'
import { FileNameField } from './FileNameField.tsx'
import { FileTab } from './FileTab.tsx'
import styles from './FileTabs.module.css'
import { useFileImport } from './useFileImport.ts'
import { useFiles } from './useFiles.ts'
import { useWhoIsWhere } from './useWhoIsWhere.ts'

interface Props {
  document: SharedDocument<CodePresence>
  /** The id of the file that is shown. */
  active: string
  onActivate: (file: string) => void
  readOnly: boolean
}

/** The files of the room as tabs; whoever may write adds, renames and deletes them here. */
export function FileTabs({ document, active, onActivate, readOnly }: Props) {
  const { t } = useTranslation('editor')
  const { doc } = document
  const files = useFiles(doc)
  const places = useWhoIsWhere(document.presence)
  const tabs = useRef(new Map<string, HTMLButtonElement>())
  const [naming, setNaming] = useState<'new' | CodeFile>()
  const [deleting, setDeleting] = useState<CodeFile>()
  const { over, dropZone, choose } = useFileImport(doc, !readOnly, onActivate)
  const keys = useId()
  const list = useRef<HTMLDivElement>(null)
  const plus = useRef<HTMLButtonElement>(null)
  /** What the name's field hangs below. */
  const anchor = useRef<HTMLElement | null>(null)
  const activeFile = files.find(({ id }) => id === active)

  useEffect(() => {
    const [first] = files
    if (first && !activeFile) onActivate(first.id)
  }, [files, activeFile, onActivate])

  useEffect(() => {
    if (!activeFile) return
    tabs.current.get(activeFile.id)?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [activeFile])

  const focus = (file: string | undefined) => {
    if (file !== undefined) tabs.current.get(file)?.focus()
  }
  // Not the one that was active when the field was drawn: a new file is active by now.
  const focusActive = () =>
    list.current?.querySelector<HTMLElement>('[aria-selected="true"]')?.focus()
  const startNaming = (target: 'new' | CodeFile) => {
    anchor.current = (target === 'new' ? plus.current : tabs.current.get(target.id)) ?? null
    setNaming(target)
  }
  const remove = ({ id, name, text }: CodeFile) => {
    const words = text.toString()
    const next = neighbourOf(doc, id)
    deleteFile(doc, id)
    if (id === active && next !== undefined) onActivate(next)
    focus(next)
    toast(t('deleted', { file: name }), {
      action: {
        label: t('bringBack'),
        onClick: () => {
          addFile(doc, id, { name, text: words })
          onActivate(id)
        },
      },
    })
  }
  const askToRemove = (file: CodeFile) => (file.text.length > 0 ? setDeleting(file) : remove(file))

  const onKeyDown = (event: KeyboardEvent, file: CodeFile) => {
    const index = files.indexOf(file)
    const count = files.length
    const target = {
      ArrowRight: files[(index + 1) % count],
      ArrowLeft: files[(index - 1 + count) % count],
      Home: files[0],
      End: files[count - 1],
    }[event.key]
    if (target) {
      onActivate(target.id)
      focus(target.id)
    } else if (event.key === 'F2' && !readOnly) {
      startNaming(file)
    } else if (event.key === 'Delete' && !readOnly) {
      askToRemove(file)
    } else {
      return
    }
    event.preventDefault()
  }

  const name = (chosen: string) => {
    if (naming === 'new') onActivate(addNewFile(doc, { name: chosen, text: '' }))
    else if (naming) renameFile(doc, naming.id, chosen)
  }

  return (
    <div className={styles.bar} data-over={over || undefined} {...dropZone}>
      <Popover.Root
        open={naming !== undefined}
        onOpenChange={(open) => open || setNaming(undefined)}
      >
        <div
          ref={list}
          role="tablist"
          aria-label={t('files')}
          aria-describedby={readOnly ? undefined : keys}
          className={styles.tabs}
        >
          {files.map((file) => (
            <FileTab
              key={file.id}
              ref={(tab) => {
                if (tab) tabs.current.set(file.id, tab)
                else tabs.current.delete(file.id)
              }}
              file={file}
              active={file.id === active}
              people={places.get(file.id) ?? []}
              onActivate={() => onActivate(file.id)}
              onRename={() => readOnly || startNaming(file)}
              onKeyDown={(event) => onKeyDown(event, file)}
            />
          ))}
        </div>
        <VisuallyHidden>
          <span id={keys}>{t('tabKeys')}</span>
        </VisuallyHidden>
        {naming && (
          <>
            <Popover.Anchor virtualRef={anchor} />
            <FileNameField
              key={naming === 'new' ? '' : naming.id}
              doc={doc}
              file={naming === 'new' ? undefined : naming}
              onName={name}
              onClose={() => setNaming(undefined)}
              returnFocus={focusActive}
            />
          </>
        )}
      </Popover.Root>
      {!readOnly && (
        <div className={styles.actions}>
          <IconButton
            ref={plus}
            label={t('addFile')}
            icon={<Plus aria-hidden />}
            size="sm"
            onClick={() => startNaming('new')}
          />
          <Menu
            trigger={
              <IconButton label={t('fileActions')} icon={<Ellipsis aria-hidden />} size="sm" />
            }
          >
            {activeFile && (
              <MenuItem aside={<Kbd keys={['F2']} />} onSelect={() => startNaming(activeFile)}>
                {t('rename', { file: activeFile.name })}
              </MenuItem>
            )}
            <MenuItem onSelect={choose}>{t('importFiles')}</MenuItem>
            {activeFile && (
              <MenuItem tone="danger" onSelect={() => askToRemove(activeFile)}>
                {t('deleteFile', { file: activeFile.name })}
              </MenuItem>
            )}
          </Menu>
        </div>
      )}
      {deleting && (
        <ConfirmDialog
          open
          onOpenChange={(open) => open || setDeleting(undefined)}
          title={t('deleteTitle', { file: deleting.name })}
          description={t('deleteWords')}
          confirmLabel={t('delete')}
          tone="danger"
          onConfirm={() => remove(deleting)}
        />
      )}
    </div>
  )
}
