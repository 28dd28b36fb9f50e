/** What a preview's program has written: its own console, bounded. */
import type { RunOutput } from '#shared/runs.ts'

export interface Lane {
  readonly pieces: readonly RunOutput[]
  /** Whether more was written than is kept. */
  readonly cut: boolean
}

/** Characters: more than anybody reads beside a picture. */
const mostKept = 50_000

export const emptyLane: Lane = { pieces: [], cut: false }

/** The beginning stays: an error that repeats itself is explained by its first time. */
export function addToLane({ pieces, cut }: Lane, { stream, text }: RunOutput): Lane {
  const length = pieces.reduce((sum, piece) => sum + piece.text.length, 0)
  const left = mostKept - length
  if (cut || left <= 0) return { pieces, cut: true }
  const kept = text.slice(0, left)
  const last = pieces.at(-1)
  const joined =
    last?.stream === stream
      ? [...pieces.slice(0, -1), { stream, text: last.text + kept }]
      : [...pieces, { stream, text: kept }]
  return { pieces: joined, cut: kept.length < text.length }
}
