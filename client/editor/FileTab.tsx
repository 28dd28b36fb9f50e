import type { KeyboardEvent, MouseEvent, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodeFile } from '#shared/code.ts'
import type { Identity } from '#shared/awareness.ts'
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx'
import styles from './FileTabs.module.css'

interface Props {
  file: CodeFile
  active: boolean
  /** The others who look at this file. */
  people: readonly Identity[]
  onActivate: () => void
  onRename: (event: MouseEvent) => void
  onKeyDown: (event: KeyboardEvent) => void
  ref: Ref<HTMLButtonElement>
}

/** One file, with a dot in the colour of each person who is in it. */
export function FileTab({ file, active, people, ref, ...on }: Props) {
  const { t } = useTranslation('editor')
  const names = people.map(({ name }) => name).join(', ')
  return (
    <button
      ref={ref}
      type="button"
      role="tab"
      aria-selected={active}
      tabIndex={active ? 0 : -1}
      className={styles.tab}
      title={names ? `${file.name}\n${t('someoneHere', { names })}` : file.name}
      onClick={on.onActivate}
      onDoubleClick={on.onRename}
      onKeyDown={on.onKeyDown}
    >
      <span className={styles.name}>{file.name}</span>
      {people.length > 0 && (
        <span className={styles.dots} aria-hidden>
          {people.map(({ participant, colour }) => (
            <i key={participant} style={{ background: `var(--p${colour})` }} />
          ))}
        </span>
      )}
      {names && <VisuallyHidden>{t('someoneHere', { names })}</VisuallyHidden>}
    </button>
  )
}
