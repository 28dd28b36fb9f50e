import { useEditor, useValue } from 'tldraw'
import styles from './BoardPaper.module.css'

/** Between two dots at least, in px on the screen. */
const closest = 16
const step = 24

/** The paper under the drawing: faint dots that move and scale with it, and thin out when seen from afar. */
export function BoardPaper() {
  const editor = useEditor()
  const { x, y, z } = useValue('camera', () => editor.getCamera(), [editor])
  let size = step * z
  while (size < closest) size *= 2
  return (
    <div
      className={styles.paper}
      style={{ backgroundSize: `${size}px ${size}px`, backgroundPosition: `${x * z}px ${y * z}px` }}
    />
  )
}
