import { useCallback, useEffect, useMemo, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { toBlocks } from '../runner/output-blocks.ts'
import { OutputText } from '../runner/OutputText.tsx'
import type { Place } from '../runner/places-in-output.ts'
import type { Lane } from './lane.ts'
import styles from './PreviewPane.module.css'

interface Props {
  lane: Lane
  /** The names of the room's files. */
  files: readonly string[]
  onPlace: (place: Place) => void
}

/** Whoever has no mouse must reach a region to scroll it. */
const reachable = { tabIndex: 0 }

/** What the program has written, as text and nothing but text. Not there while it has written nothing. */
export function PreviewConsole({ lane, files, onPlace }: Props) {
  const { t } = useTranslation('preview')
  const blocks = useMemo(() => toBlocks(lane.pieces), [lane.pieces])
  // Lines that stand already are not drawn again for a new function.
  const latest = useRef(onPlace)
  const goTo = useCallback((place: Place) => latest.current(place), [])
  useEffect(() => {
    latest.current = onPlace
  })
  if (blocks.length === 0) return null
  return (
    <section className={styles.console} aria-label={t('console')} {...reachable}>
      <h3 className={styles.consoleTitle}>{t('console')}</h3>
      <div className={styles.text}>
        {blocks.map((block) => (
          <OutputText key={block.index} block={block} files={files} onPlace={goTo} />
        ))}
      </div>
      {lane.cut && <p className={styles.quiet}>{t('cut')}</p>}
    </section>
  )
}
