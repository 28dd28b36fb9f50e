import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CodePresence } from '#shared/awareness.ts'
import type { Run, RunOutput } from '#shared/runs.ts'
import { useFiles } from '../editor/useFiles.ts'
import { useNow } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { EmptyState } from '../ui/EmptyState.tsx'
import { findPlaces } from './places-in-output.ts'
import type { Place } from './places-in-output.ts'
import { stateWords } from './run-words.ts'
import styles from './OutputPanel.module.css'

interface Props {
  run: Run | undefined
  document: SharedDocument<CodePresence>
  onPlace: (place: Place) => void
}

/** More lines than anybody reads would make each new one slow. */
const shownLength = 50_000

/** Whoever has no mouse must reach a region to scroll it. */
const reachable = { tabIndex: 0 }

/** What a run printed, as text and nothing but text. */
export function OutputView({ run, document, onPlace }: Props) {
  const { t } = useTranslation('runner')
  const [everythingOf, setEverythingOf] = useState<string>()
  const nowMs = useNow(10_000)
  const files = useFiles(document.doc)
  const names = useMemo(() => files.map(({ name }) => name), [files])
  const scroller = useRef<HTMLElement>(null)
  const atEnd = useRef(true)

  useEffect(() => {
    const element = scroller.current
    if (element && atEnd.current) element.scrollTop = element.scrollHeight
  })

  if (!run) {
    return (
      <div className={styles.output}>
        <EmptyState title={t('nothingYet')}>{t('nothingYetHint')}</EmptyState>
      </div>
    )
  }
  const { pieces, cut } =
    everythingOf === run.id ? { pieces: run.output, cut: false } : lastOf(run.output)
  return (
    <section
      ref={scroller}
      className={styles.output}
      {...reachable}
      aria-label={t('showOutput')}
      onScroll={({ currentTarget: { scrollHeight, scrollTop, clientHeight } }) => {
        atEnd.current = scrollHeight - scrollTop - clientHeight < 8
      }}
    >
      {cut && (
        <p className={styles.quiet}>
          {t('cut')}
          <button type="button" className={styles.place} onClick={() => setEverythingOf(run.id)}>
            {t('showAll')}
          </button>
        </p>
      )}
      <pre className={styles.text}>
        {pieces.map((piece, index) => (
          // Pieces are only ever added behind the others.
          <Piece key={index} piece={piece} files={names} onPlace={onPlace} />
        ))}
      </pre>
      {run.output.length === 0 && run.state === 'finished' && (
        <p className={styles.quiet}>{t('noOutput')}</p>
      )}
      {run.state !== 'finished' && (
        <p className={styles.ending} data-state={run.state}>
          {stateWords(run, nowMs, t)}
        </p>
      )}
    </section>
  )
}

interface PieceProps {
  piece: RunOutput
  files: readonly string[]
  onPlace: (place: Place) => void
}

function Piece({ piece, files, onPlace }: PieceProps) {
  const { t } = useTranslation('runner')
  const segments = useMemo(() => findPlaces(piece.text, files), [piece.text, files])
  return (
    <span className={piece.stream === 'err' ? styles.err : undefined}>
      {segments.map(({ text, place }, index) =>
        place ? (
          <button
            key={index}
            type="button"
            className={styles.place}
            aria-label={t('goTo', { place: text })}
            onClick={() => onPlace(place)}
          >
            {text}
          </button>
        ) : (
          text
        ),
      )}
    </span>
  )
}

function lastOf(output: readonly RunOutput[]): { pieces: readonly RunOutput[]; cut: boolean } {
  const pieces: RunOutput[] = []
  let left = shownLength
  for (const piece of output.toReversed()) {
    if (left <= 0) break
    pieces.unshift({ stream: piece.stream, text: piece.text.slice(-left) })
    left -= piece.text.length
  }
  return { pieces, cut: left < 0 }
}
