/** Carets as they travel: Yjs relative positions, which stay beside their letter whatever is typed before it. */
import { fromBase64, toBase64 } from 'lib0/buffer'
import * as Y from 'yjs'
import type { CodePresence } from '#shared/awareness.ts'

/** As places in the text; `head` is where the caret stands. */
export interface Span {
  readonly anchor: number
  readonly head: number
}

function writePlace(text: Y.Text, index: number): string {
  const place = Y.createRelativePositionFromTypeIndex(text, index)
  return toBase64(Y.encodeRelativePosition(place))
}

function readPlace(text: Y.Text, written: string): number | undefined {
  if (!text.doc) return undefined
  try {
    const place = Y.decodeRelativePosition(fromBase64(written))
    const found = Y.createAbsolutePositionFromRelativePosition(place, text.doc)
    return found?.type === text ? found.index : undefined
  } catch {
    // Somebody else wrote it: what cannot be read is not shown.
    return undefined
  }
}

/** How many selections travel; their schema says the same. */
const most = 50

/** @param spans the primary one first, as editors have them */
export function writePresence(file: string, text: Y.Text, spans: readonly Span[]): CodePresence {
  const selections = spans.slice(0, most).map(({ anchor, head }) => ({
    anchor: writePlace(text, anchor),
    head: writePlace(text, head),
  }))
  return { file, selections: selections.toReversed() }
}

/** The primary one first. Those which cannot be found in this text are left out. */
export function readSelections(text: Y.Text, { selections }: CodePresence): Span[] {
  return selections.toReversed().flatMap((selection) => {
    const anchor = readPlace(text, selection.anchor)
    const head = readPlace(text, selection.head)
    return anchor === undefined || head === undefined ? [] : [{ anchor, head }]
  })
}
