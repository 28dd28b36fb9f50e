import { Fragment } from 'react'
import styles from './Kbd.module.css'

/** Keys that are pressed together, as caps: `<Kbd keys={['Alt', 'E']} />`. */
export function Kbd({ keys }: { keys: string[] }) {
  return (
    <span className={styles.keys}>
      {keys.map((key, index) => (
        <Fragment key={key}>
          {/* Read aloud as "Alt+E"; the eye has the gap. */}
          {index > 0 && <span className={styles.plus}>+</span>}
          <kbd className={styles.key}>{key}</kbd>
        </Fragment>
      ))}
    </span>
  )
}
