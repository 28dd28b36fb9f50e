import type * as Y from 'yjs'

export interface TextChange {
  readonly index: number
  readonly deleted: number
  readonly inserted: string
}

/** The one replacement that turns `from` into `to`: what is left between their common prefix and suffix. */
export function textChange(from: string, to: string): TextChange | undefined {
  if (from === to) return undefined
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) start++
  let end = 0
  while (
    end < from.length - start &&
    end < to.length - start &&
    from[from.length - 1 - end] === to[to.length - 1 - end]
  ) {
    end++
  }
  // A surrogate pair is one character: never cut it in two.
  if (start > 0 && isHighSurrogate(from.charCodeAt(start - 1))) start--
  if (end > 0 && isLowSurrogate(from.charCodeAt(from.length - end))) end--
  return {
    index: start,
    deleted: from.length - start - end,
    inserted: to.slice(start, to.length - end),
  }
}

/** Makes `text` read `to` by the smallest replacement, so that the update log grows by what was typed. */
export function replaceText(text: Y.Text, to: string): void {
  const change = textChange(text.toString(), to)
  if (!change) return
  if (change.deleted > 0) text.delete(change.index, change.deleted)
  if (change.inserted) text.insert(change.index, change.inserted)
}

const isHighSurrogate = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLowSurrogate = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
