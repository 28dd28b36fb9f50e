/** What the binding needs of a Monaco text model, and edits in its places. */
import type { Change } from './held-changes.ts'

interface Place {
  readonly lineNumber: number
  readonly column: number
}

export interface ModelEdit {
  readonly range: {
    readonly startLineNumber: number
    readonly startColumn: number
    readonly endLineNumber: number
    readonly endColumn: number
  }
  readonly text: string
}

export interface ModelChanges {
  readonly changes: readonly {
    readonly rangeOffset: number
    readonly rangeLength: number
    readonly text: string
  }[]
  /** The line ends were changed, and nothing else. */
  readonly isEolChange: boolean
}

export interface BoundModel {
  getValue(): string
  setValue(value: string): void
  /** 0 is LF. */
  setEOL(eol: 0): void
  getPositionAt(offset: number): Place
  /** Makes all edits at once, in the places from before; carets stay with their text. */
  applyEdits(edits: ModelEdit[]): unknown
  onDidChangeContent(listener: (event: ModelChanges) => void): { dispose(): void }
  undo(): unknown
  redo(): unknown
  canUndo(): boolean
  canRedo(): boolean
  /** Called by the editor between two steps of its undo. */
  pushStackElement(): void
}

export function modelEdit(model: BoundModel, change: Change): ModelEdit {
  const start = model.getPositionAt(change.index)
  const end = model.getPositionAt(change.index + change.deleted)
  return {
    range: {
      startLineNumber: start.lineNumber,
      startColumn: start.column,
      endLineNumber: end.lineNumber,
      endColumn: end.column,
    },
    text: change.inserted,
  }
}

/**
 * The same change without a cut through a surrogate pair of `before`, where a model refuses to be cut. Yjs puts a
 * replacement character in place of each half of a pair that somebody cut, and so does this.
 */
export function aroundPairs(before: string, change: Change): Change {
  let { index, deleted, inserted } = change
  if (cutsPair(before, index + deleted)) {
    inserted += '\uFFFD'
    deleted++
  }
  if (cutsPair(before, index)) {
    inserted = `\uFFFD${inserted}`
    index--
    deleted++
  }
  return { index, deleted, inserted }
}

/** `text` is well formed, so that before the second half of a pair there is its first. */
const cutsPair = (text: string, index: number) => (text.charCodeAt(index) & 0xfc00) === 0xdc00
