import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Segmented.module.css'

interface Props<T extends string> {
  /** The group's name for screen readers. */
  label: string
  value: T
  options: readonly { value: T; label: ReactNode; disabled?: boolean }[]
  onChange: (value: T) => void
}

/** One of a few, side by side. */
export function Segmented<T extends string>({ label, value, options, onChange }: Props<T>) {
  return (
    <RadioGroup.Root
      className={styles.group}
      aria-label={label}
      orientation="horizontal"
      value={value}
      onValueChange={(chosen) => onChange(chosen as T)}
    >
      {options.map((option) => (
        <RadioGroup.Item
          key={option.value}
          className={styles.option}
          value={option.value}
          disabled={option.disabled ?? false}
        >
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
