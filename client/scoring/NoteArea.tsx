import { useEffect, useLayoutEffect, useRef } from 'react'
import type { KeyboardEvent } from 'react'
import { limits } from '#shared/limits.ts'
import { classNames } from '../ui/class-names.ts'
import styles from './NoteArea.module.css'
import { carryCaret } from './caret.ts'

interface Props {
  id?: string
  label: string
  placeholder?: string
  value: string
  /** Undefined: may be read, not written. */
  onChange: ((words: string) => void) | undefined
  onKeyDown?: (event: KeyboardEvent<HTMLTextAreaElement>) => void
  maxLength?: number
  tall?: boolean
  /** Takes the focus when it appears, because somebody asked for it. */
  focused?: boolean
}

/** A text that grows with its words and may change under the writer's caret, because another tab or person writes it. */
export function NoteArea(props: Props) {
  const { label, value, onChange, focused = false, tall = false, ...rest } = props
  const area = useRef<HTMLTextAreaElement>(null)
  const shown = useRef({ value, caret: 0 })

  useLayoutEffect(() => {
    const { value: before, caret } = shown.current
    if (before === value) return
    shown.current = { value, caret: carryCaret(caret, before, value) }
    if (document.activeElement === area.current) {
      area.current?.setSelectionRange(shown.current.caret, shown.current.caret)
    }
  }, [value])

  useEffect(() => {
    if (focused) area.current?.focus()
  }, [focused])

  return (
    // The hidden copy behind the field gives it its height.
    <span className={classNames(styles.grow, tall && styles.tall)} data-words={`${value} `}>
      <textarea
        maxLength={limits.noteLength}
        {...rest}
        ref={area}
        className={styles.area}
        aria-label={label}
        rows={1}
        value={value}
        readOnly={onChange === undefined}
        onSelect={({ currentTarget }) => {
          shown.current.caret = currentTarget.selectionEnd
        }}
        onChange={({ currentTarget }) => {
          shown.current = { value: currentTarget.value, caret: currentTarget.selectionEnd }
          onChange?.(currentTarget.value)
        }}
      />
    </span>
  )
}
