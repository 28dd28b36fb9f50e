/** Finds `main.ts:3:9` and its like in what programs print, so that a click can go there. */

export interface Place {
  readonly file: string
  /** From 1. */
  readonly line: number
  readonly column: number | undefined
}

export interface Segment {
  readonly text: string
  readonly place?: Place
}

const escaped = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)

/** `name:3:9`, `name:3`, Python's `"name", line 3`, PHP's `name on line 3`, `name(3)`. */
const tails = String.raw`(?::(\d{1,6})(?::(\d{1,6}))?|"?,? (?:on )?line (\d{1,6})|\((\d{1,6})(?:,(\d{1,6}))?\))`

/** The text in pieces; those that name a line of one of these files know which. */
export function findPlaces(text: string, files: readonly string[]): Segment[] {
  if (files.length === 0) return [{ text }]
  // The longest first: `main.ts` must not be found at the end of `src/main.ts`.
  const names = files.toSorted((a, b) => b.length - a.length).map(escaped)
  const pattern = new RegExp(String.raw`(?<![\p{L}\p{N}_.-])(${names.join('|')})${tails}`, 'gu')
  const segments: Segment[] = []
  let from = 0
  for (const match of text.matchAll(pattern)) {
    const [whole, file = ''] = match
    const line = match[2] ?? match[4] ?? match[5]
    const column = match[3] ?? match[6]
    if (match.index > from) segments.push({ text: text.slice(from, match.index) })
    segments.push({
      text: whole,
      place: {
        file,
        line: Number(line),
        column: column === undefined ? undefined : Number(column),
      },
    })
    from = match.index + whole.length
  }
  if (from < text.length) segments.push({ text: text.slice(from) })
  return segments
}
