import { memo, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { RunOutput } from '#shared/runs.ts'
import { sameBlock } from './output-blocks.ts'
import type { OutputBlock } from './output-blocks.ts'
import styles from './OutputPanel.module.css'
import { findPlaces } from './places-in-output.ts'
import type { Place } from './places-in-output.ts'

interface Props {
  block: OutputBlock
  files: readonly string[]
  onPlace: (place: Place) => void
}

/** Some lines of output, drawn once; places in the room's files can be gone to. */
export const OutputText = memo(
  function OutputText({ block, files, onPlace }: Props) {
    return (
      <div>
        {block.pieces.map((piece, index) => (
          <Piece key={`${index}`} piece={piece} files={files} onPlace={onPlace} />
        ))}
      </div>
    )
  },
  (before, after) => before.files === after.files && sameBlock(before.block, after.block),
)

function Piece({ piece, files, onPlace }: { piece: RunOutput } & Omit<Props, 'block'>) {
  const { t } = useTranslation('runner')
  const segments = useMemo(() => findPlaces(piece.text, files), [piece.text, files])
  if (piece.stream === 'in') return <kbd className={styles.typed}>{piece.text}</kbd>
  return (
    <span className={piece.stream === 'err' ? styles.err : undefined}>
      {segments.map(({ text, place }, index) =>
        place ? (
          <button
            key={`${index}`}
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
