import { textChange } from '#shared/text-diff.ts'

/** Where a caret at `offset` in `before` stands once somebody else's change has made it `now`. */
export function carryCaret(offset: number, before: string, now: string): number {
  const change = textChange(before, now)
  if (!change || change.index >= offset) return Math.min(offset, now.length)
  if (change.index + change.deleted >= offset) return change.index + change.inserted.length
  return offset - change.deleted + change.inserted.length
}
