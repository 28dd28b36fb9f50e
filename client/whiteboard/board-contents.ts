/**
 * What the document's records amount to on the screen. Two people's changes may merge into something that the board's
 * library never makes by itself, and that it would break on: a shape inside a frame that somebody else deleted, a
 * circle of parents, two bindings for one end of an arrow. Such relations are read, the same by everybody, into what
 * can be drawn; the document itself stays as it was written, so an undo brings back what hung on it.
 */
import type * as Y from 'yjs'
import type { TLArrowBinding, TLAsset, TLPageId, TLShape, TLShapeId } from 'tldraw'
import { readRecord, recordProblem } from '#shared/whiteboard.ts'
import type { BoardRecord } from '#shared/whiteboard.ts'

export type BoardPart = TLShape | TLArrowBinding | TLAsset

/** The one page of every board. */
export const boardPage = 'page:page' as TLPageId

/** Deeper groups than anybody draws, and less than what makes recursion over them fail. */
const deepestNesting = 64

export interface BoardContents {
  /** Reads anew what lies under `ids`. True when records that are not among them may look different now. */
  read(ids: Iterable<string>): boolean
  /** The record as everybody sees it; undefined when it is not there or cannot be drawn. */
  seen(id: string): BoardPart | undefined
  /** All records that are there, drawn or not. */
  ids(): Iterable<string>
  /** Bindings of the same end of the same arrow, the given one included. */
  bindingsLike(id: string): readonly string[]
}

/** `parse` turns a record into one that the library takes, and throws on any other. */
export function readContents(
  records: Y.Map<unknown>,
  parse: (record: BoardRecord) => BoardPart,
): BoardContents {
  const parts = new Map<string, BoardPart>()
  let bindings: Map<string, string[]> | undefined

  function parsed(id: string): BoardPart | undefined {
    const entry = records.get(id)
    if (recordProblem(id, entry) !== undefined) return undefined
    const record = readRecord(entry)
    try {
      return record && parse(record)
    } catch {
      return undefined
    }
  }

  function nested(shape: TLShape): boolean {
    let parent: string = shape.parentId
    for (let depth = 0; depth < deepestNesting; depth++) {
      if (parent === boardPage) return true
      const above = parts.get(parent)
      if (above?.typeName !== 'shape' || !['frame', 'group'].includes(above.type)) return false
      parent = above.parentId
    }
    return false
  }

  function bindingsLike(id: string): readonly string[] {
    bindings ??= byEnd(parts.values())
    const binding = parts.get(id)
    return binding?.typeName === 'binding' ? (bindings.get(endOf(binding)) ?? []) : []
  }

  function holds(binding: TLArrowBinding): boolean {
    const arrow = parts.get(binding.fromId)
    const target = parts.get(binding.toId)
    if (arrow?.typeName !== 'shape' || arrow.type !== 'arrow') return false
    if (target?.typeName !== 'shape' || target.type === 'arrow') return false
    return bindingsLike(binding.id)[0] === binding.id
  }

  return {
    read(ids) {
      let relationsChanged = false
      for (const id of ids) {
        const before = parts.get(id)
        const after = records.has(id) ? parsed(id) : undefined
        if (after) parts.set(id, after)
        else parts.delete(id)
        relationsChanged ||= relationsOf(before) !== relationsOf(after)
      }
      if (relationsChanged) bindings = undefined
      return relationsChanged
    },
    seen(id) {
      const part = parts.get(id)
      if (part?.typeName === 'shape' && !nested(part)) return { ...part, parentId: boardPage }
      if (part?.typeName === 'binding' && !holds(part)) return undefined
      return part
    },
    ids: () => parts.keys(),
    bindingsLike,
  }
}

/** Everything about a part that decides how others are seen. */
function relationsOf(part: BoardPart | undefined): string | undefined {
  if (part?.typeName === 'shape') return `${part.type} in ${part.parentId}`
  if (part?.typeName === 'binding') return `${endOf(part)} at ${part.toId}`
  return part?.typeName
}

const endOf = (binding: TLArrowBinding) => `${binding.fromId} ${binding.props.terminal}`

function byEnd(parts: Iterable<BoardPart>): Map<string, string[]> {
  const bindings = new Map<string, string[]>()
  for (const part of parts) {
    if (part.typeName !== 'binding') continue
    const end = endOf(part)
    bindings.set(end, [...(bindings.get(end) ?? []), part.id].toSorted())
  }
  return bindings
}

export const isShapeId = (id: string): id is TLShapeId => id.startsWith('shape:')
