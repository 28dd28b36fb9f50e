import type { Change } from './held-changes.ts'
import type { Span } from './places.ts'

/**
 * Where a caret or a selection stands after changes of others, which are ascending and in the places from before.
 * What is put in exactly at a caret comes to stand behind it: two who type at the same place would else write into
 * each other's words, letter by letter. A selection never grows by what is put in at its ends.
 */
export function carriedSpan({ anchor, head }: Span, changes: readonly Change[]): Span {
  return {
    anchor: carriedPlace(anchor, changes, anchor < head),
    head: carriedPlace(head, changes, head < anchor),
  }
}

/** @param pushed whether it moves with what is put in exactly there */
function carriedPlace(offset: number, changes: readonly Change[], pushed: boolean): number {
  let moved = 0
  for (const { index, deleted, inserted } of changes) {
    if (index > offset || (index === offset && (deleted > 0 || !pushed))) break
    if (index + deleted > offset) return index + moved
    moved += inserted.length - deleted
  }
  return offset + moved
}

/** Whether something is put in exactly where one of these carets stands. */
export function typedAtCaret(spans: readonly Span[], changes: readonly Change[]): boolean {
  const carets = spans.filter(({ anchor, head }) => anchor === head).map(({ head }) => head)
  return changes.some(({ index, deleted }) => deleted === 0 && carets.includes(index))
}
