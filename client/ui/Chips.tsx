import { RadioGroup } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Chips.module.css'
import { useField } from './Field.tsx'

interface Props<T extends string> {
  value: T
  options: readonly { value: T; label: ReactNode }[]
  onChange: (value: T) => void
}

/** One of several, as chips that wrap. Its name comes from the Field around it. */
export function Chips<T extends string>({ value, options, onChange }: Props<T>) {
  const field = useField()
  return (
    <RadioGroup.Root
      className={styles.chips}
      aria-labelledby={field?.labelId}
      aria-describedby={field?.describedBy}
      value={value}
      onValueChange={(chosen) => onChange(chosen as T)}
    >
      {options.map((option) => (
        <RadioGroup.Item key={option.value} className={styles.chip} value={option.value}>
          {option.label}
        </RadioGroup.Item>
      ))}
    </RadioGroup.Root>
  )
}
