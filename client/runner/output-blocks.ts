import type { RunOutput } from '#shared/runs.ts'

/** Whole lines that the browser lays out together: a new line costs one block, not the whole output. */
export interface OutputBlock {
  /** From 0, counted from the run's beginning. */
  readonly index: number
  readonly pieces: readonly RunOutput[]
}

const linesPerBlock = 50
/** A line without an end is cut here as well. */
const longestBlock = 8_000

/** Cuts behind every fiftieth line, always at the same places while more output comes. */
export function toBlocks(output: readonly RunOutput[]): OutputBlock[] {
  const blocks: OutputBlock[] = []
  let pieces: RunOutput[] = []
  let lines = 0
  let length = 0
  const close = () => {
    if (pieces.length > 0) blocks.push({ index: blocks.length, pieces })
    pieces = []
    lines = 0
    length = 0
  }
  for (const { stream, text } of output) {
    let from = 0
    while (from < text.length) {
      let to = from
      while (to < text.length && lines < linesPerBlock && length < longestBlock) {
        const end = text.indexOf('\n', to)
        const next = Math.min(end < 0 ? text.length : end + 1, to + longestBlock - length)
        length += next - to
        to = next
        if (text[to - 1] === '\n') lines++
      }
      pieces.push({ stream, text: text.slice(from, to) })
      from = to
      if (lines >= linesPerBlock || length >= longestBlock) close()
    }
  }
  close()
  return blocks
}

/** For a view that need not be drawn again. */
export function sameBlock(a: OutputBlock, b: OutputBlock): boolean {
  return (
    a.pieces.length === b.pieces.length &&
    a.pieces.every(({ stream, text }, index) => {
      const other = b.pieces[index]
      return stream === other?.stream && text === other.text
    })
  )
}
