import { Tabs as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import styles from './Tabs.module.css'

interface Props<T extends string> {
  /** The tab list's name for screen readers. */
  label: string
  value: T
  tabs: readonly { value: T; label: ReactNode; content: ReactNode }[]
  onChange: (value: T) => void
}

/** One panel at a time, chosen below it, where a thumb reaches; fills its container. */
export function Tabs<T extends string>({ label, value, tabs, onChange }: Props<T>) {
  return (
    <Radix.Root
      className={styles.tabs}
      value={value}
      onValueChange={(chosen) => onChange(chosen as T)}
    >
      {tabs.map((tab) => (
        <Radix.Content key={tab.value} value={tab.value} className={styles.panel} tabIndex={-1}>
          {tab.content}
        </Radix.Content>
      ))}
      <Radix.List className={styles.list} aria-label={label}>
        {tabs.map((tab) => (
          <Radix.Trigger key={tab.value} value={tab.value} className={styles.tab}>
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
    </Radix.Root>
  )
}
