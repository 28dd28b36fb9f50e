import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodePresence } from '#shared/awareness.ts'
import type { Run } from '#shared/runs.ts'
import { useFiles } from '../editor/useFiles.ts'
import { useNow } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { toBlocks } from './output-blocks.ts'
import { OutputText } from './OutputText.tsx'
import type { Place } from './places-in-output.ts'
import { stateWords } from './run-words.ts'
import styles from './OutputPanel.module.css'
import { useStayAtEnd } from './useStayAtEnd.ts'

interface Props {
  run: Run | undefined
  document: SharedDocument<CodePresence>
  onPlace: (place: Place) => void
  /** What stands at its end instead of how the run is going. */
  children?: ReactNode
}

/** Two thousand lines: more than anybody reads while they come. */
const shownBlocks = 40

/** Whoever has no mouse must reach a region to scroll it. */
const reachable = { tabIndex: 0 }

/** What a run printed, as text and nothing but text. */
export function OutputView({ run, document, onPlace, children }: Props) {
  const { t } = useTranslation('runner')
  const [everythingOf, setEverythingOf] = useState<string>()
  const nowMs = useNow(10_000)
  const files = useFiles(document.doc)
  const names = useMemo(() => files.map(({ name }) => name), [files])
  const blocks = useMemo(() => toBlocks(run?.output ?? []), [run])
  const { content, onScroll } = useStayAtEnd()

  // Lines that stand already are not drawn again for a new function.
  const latest = useRef(onPlace)
  const goTo = useCallback((place: Place) => latest.current(place), [])
  useEffect(() => {
    latest.current = onPlace
  })

  if (!run) {
    return (
      <div className={styles.output}>
        <EmptyState title={t('nothingYet')}>{t('nothingYetHint')}</EmptyState>
      </div>
    )
  }
  const shown = everythingOf === run.id ? blocks : blocks.slice(-shownBlocks)
  return (
    <section
      className={styles.output}
      {...reachable}
      aria-label={t('showOutput')}
      onScroll={onScroll}
    >
      <div ref={content}>
        {shown.length < blocks.length && (
          <p className={styles.quiet}>
            {t('cut')}
            <button type="button" className={styles.place} onClick={() => setEverythingOf(run.id)}>
              {t('showAll')}
            </button>
          </p>
        )}
        <div className={styles.text}>
          {shown.map((block) => (
            <OutputText key={block.index} block={block} files={names} onPlace={goTo} />
          ))}
        </div>
        {run.output.length === 0 && run.state === 'finished' && (
          <p className={styles.quiet}>{t('noOutput')}</p>
        )}
        {children}
        {!children && run.state !== 'finished' && (
          <p className={styles.ending} data-state={run.state}>
            {stateWords(run, nowMs, t)}
          </p>
        )}
      </div>
    </section>
  )
}
