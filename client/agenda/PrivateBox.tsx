import { ChevronRight, Lock } from 'lucide-react'
import type { ReactNode } from 'react'
import styles from './PrivateBox.module.css'

interface Props {
  label: string
  /** A word at the right end of the label's line. */
  aside?: string
  /** Closed until it is asked for. */
  folded?: boolean
  children: ReactNode
}

/** What examiners alone see, in the colour that nothing else has. */
export function PrivateBox({ label, aside, folded = false, children }: Props) {
  const words = (
    <>
      <Lock aria-hidden />
      <span className={styles.words}>{label}</span>
      {aside}
    </>
  )
  if (folded) {
    return (
      <details className={styles.box}>
        <summary className={styles.label}>
          {words}
          <ChevronRight className={styles.chevron} aria-hidden />
        </summary>
        {children}
      </details>
    )
  }
  return (
    <div className={styles.box}>
      <p className={styles.label}>{words}</p>
      {children}
    </div>
  )
}
