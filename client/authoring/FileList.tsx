import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { EntryFiles } from '#shared/library-entry.ts'
import { IconButton } from '../ui/IconButton.tsx'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import { inOrder } from './entry-files.ts'
import styles from './FileList.module.css'
import { PathDialog } from './PathDialog.tsx'

interface Props {
  files: EntryFiles
  active: string
  /** Paths with something wrong in them. */
  faulty: ReadonlySet<string>
  onActivate: (path: string) => void
  /** Undefined where there is one file and there can be no other. */
  onAdd: ((path: string) => void) | undefined
  /** The key F2 on a file, or a double click. */
  onRename: (path: string) => void
  /** The key Delete on a file. */
  onRemove: (path: string) => void
}

/** The files of an entry, chosen by the arrow keys or a click. */
export function FileList({ files, active, faulty, onActivate, onAdd, onRename, onRemove }: Props) {
  const { t } = useTranslation('authoring')
  const [adding, setAdding] = useState(false)
  const paths = inOrder(files).map(({ path }) => path)

  function onKeyDown(event: KeyboardEvent<HTMLElement>, path: string) {
    const at = paths.indexOf(path)
    const target = {
      ArrowDown: paths[at + 1],
      ArrowUp: paths[at - 1],
      Home: paths[0],
      End: paths.at(-1),
    }[event.key]
    if (target !== undefined) {
      onActivate(target)
      const list = event.currentTarget.parentElement
      list?.querySelector<HTMLElement>(`[data-path="${CSS.escape(target)}"]`)?.focus()
    } else if (event.key === 'Delete') onRemove(path)
    else if (event.key === 'F2') onRename(path)
    else return
    event.preventDefault()
  }
  return (
    <div className={styles.side}>
      <div className={styles.head}>
        <h2>{t('files')}</h2>
        {onAdd && (
          <IconButton
            size="sm"
            label={t('addFile')}
            icon={<Plus />}
            onClick={() => setAdding(true)}
          />
        )}
      </div>
      <div
        role="tablist"
        aria-label={t('files')}
        aria-orientation="vertical"
        className={styles.list}
      >
        {paths.map((path) => (
          <button
            key={path}
            type="button"
            role="tab"
            data-path={path}
            aria-selected={path === active}
            tabIndex={path === active ? 0 : -1}
            className={styles.file}
            title={path}
            onClick={() => onActivate(path)}
            onDoubleClick={() => onRename(path)}
            onKeyDown={(event) => onKeyDown(event, path)}
          >
            <span className={styles.path}>
              {/* Two names may differ in their folders alone: both parts are seen. */}
              <span className={styles.folder}>{path.slice(0, path.lastIndexOf('/') + 1)}</span>
              {path.slice(path.lastIndexOf('/') + 1)}
            </span>
            {faulty.has(path) && (
              <>
                <span className={styles.dot} aria-hidden />
                <VisuallyHidden>{t('problems')}</VisuallyHidden>
              </>
            )}
          </button>
        ))}
      </div>
      {adding && onAdd && (
        <PathDialog
          files={files}
          title={t('addFile')}
          hint={t('addFileWhy')}
          onClose={() => setAdding(false)}
          onPath={(path) => {
            onAdd(path)
            setAdding(false)
          }}
        />
      )}
    </div>
  )
}
