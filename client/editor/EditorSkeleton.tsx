import { useTranslation } from 'react-i18next'
import styles from './CodePane.module.css'

/** Widths of the lines that stand in for code, in per cent. */
const lines = [46, 30, 62, 38, 30, 54, 22]

/** What an editor looks like before it is there. */
export function EditorSkeleton() {
  const { t } = useTranslation('editor')
  return (
    <output className={styles.skeleton} aria-label={t('loading')}>
      {lines.map((width, index) => (
        <span key={index} style={{ width: `${width}%` }} />
      ))}
    </output>
  )
}
