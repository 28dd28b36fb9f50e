import type { Language } from '#shared/language.ts'
import type { PinContent } from '#shared/scorecard.ts'

/** What an examiner has in front of them when they pin a moment. */
export type PinContext = Pick<PinContent, 'file' | 'lines' | 'shapes' | 'rung'>

/** A list in the reader's language: "4 and 5", « 4 et 5 ». */
export function formatList(items: readonly (string | number)[], language: Language): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(items.map(String))
}

/** File and lines as a reader names them: `flood-fill.ts:3–7`, or one line alone. */
export function formatPlace({
  file,
  lines,
}: Pick<PinContent, 'file' | 'lines'>): string | undefined {
  if (file === undefined) return undefined
  if (!lines) return file
  const [first, last] = lines
  return first === last ? `${file}:${first}` : `${file}:${first}–${last}`
}
