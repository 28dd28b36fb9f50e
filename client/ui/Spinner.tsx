import styles from './Spinner.module.css'

/** Turns while something is awaited; `label` says what to those who do not see it. */
export function Spinner({ label }: { label: string }) {
  return (
    <output className={styles.spinner}>
      <span className={styles.label}>{label}</span>
    </output>
  )
}
