import type { CSSProperties } from 'react'
import { classNames } from './class-names.ts'
import styles from './Face.module.css'
import { initialsOf } from './initials.ts'

interface Props {
  name: string
  /** One of the eight participant hues, 1 to 8. */
  colour: number
  size?: 'sm' | 'md' | 'lg'
  /** Away from the window: shown paler. */
  away?: boolean
}

/** A person's initials on their colour. The name stands beside it, or in a label around it: here it is decoration. */
export function Face({ name, colour, size = 'md', away = false }: Props) {
  const style = { '--hue': `var(--p${colour})` } as CSSProperties
  return (
    <span
      aria-hidden
      style={style}
      className={classNames(styles.face, styles[size], away && styles.away)}
    >
      {initialsOf(name)}
    </span>
  )
}
