/** How types are taken out of a line: words, arrows and everything else by itself. */
const tokens = /[\p{L}\p{N}_$]+|=>|\s+|./gu

interface Token {
  readonly text: string
  /** From 1. */
  readonly column: number
}

function tokensOf(line: string): Token[] {
  return Array.from(line.matchAll(tokens), ({ 0: text, index }) => ({ text, column: index + 1 }))
}

/**
 * The column in `source` of what stands at `line` and `column` of `code`, both from 1. Types were removed from the line
 * and nothing else was, so each token of the code is the next equal one of the source. What was put in instead of an
 * `enum` or a constructor's `public x` counts with the token before it.
 */
export function sourceColumn(source: string, code: string, line: number, column: number): number {
  const before = source.split('\n')[line - 1] ?? ''
  const after = code.split('\n')[line - 1] ?? ''
  if (before === after) return column
  const written = tokensOf(before).filter(({ text }) => text.trim() !== '')
  let next = 0
  let shift = 0
  for (const token of tokensOf(after)) {
    if (token.column > column) break
    if (token.text.trim() === '') continue
    const found = written.findIndex(({ text }, index) => index >= next && text === token.text)
    if (found < 0) continue
    shift = (written[found]?.column ?? token.column) - token.column
    next = found + 1
  }
  return column + shift
}
