/** The whiteboard in words, for those who cannot see it: what stands on it, what it says, what points where. */
import * as Y from 'yjs'
import { readRecord, recordsOf } from '#shared/whiteboard.ts'
import { plainText } from './rich-text.ts'

export interface OutlineShape {
  readonly id: string
  /** `rectangle`, `ellipse`, … for geometric shapes; `text`, `note`, `frame`, `image`, `line` for others. */
  readonly kind: string
  readonly label: string
  /** What lies inside a frame. */
  readonly inside: readonly OutlineShape[]
}

export interface OutlineArrow {
  readonly id: string
  readonly label: string
  /** The shapes that its ends hold on to. */
  readonly from: Pick<OutlineShape, 'kind' | 'label'> | undefined
  readonly to: Pick<OutlineShape, 'kind' | 'label'> | undefined
}

export interface BoardOutline {
  /** In reading order. */
  readonly shapes: readonly OutlineShape[]
  readonly arrows: readonly OutlineArrow[]
  /** Freehand strokes, which have no words. */
  readonly strokes: number
}

interface Shape {
  readonly id: string
  readonly type: string
  readonly x: number
  readonly y: number
  readonly parentId: string
  readonly props: Record<string, unknown>
}

interface Binding {
  readonly fromId: string
  readonly toId: string
  readonly props: { readonly terminal?: unknown }
}

export function outline(doc: Y.Doc): BoardOutline {
  const shapes = new Map<string, Shape>()
  const bindings: Binding[] = []
  let strokes = 0
  for (const entry of recordsOf(doc).values()) {
    if (entry instanceof Y.Map && entry.has('s')) {
      strokes++
      continue
    }
    const record = readRecord(entry)
    if (record?.typeName === 'shape') shapes.set(record.id, record as unknown as Shape)
    if (record?.typeName === 'binding') bindings.push(record as unknown as Binding)
  }

  const named = (id: string | undefined) => {
    const shape = id === undefined ? undefined : shapes.get(id)
    return shape && { kind: kindOf(shape), label: labelOf(shape) }
  }
  const end = (arrow: Shape, terminal: string) =>
    named(bindings.find((b) => b.fromId === arrow.id && b.props.terminal === terminal)?.toId)

  /** Groups have no name of their own: what is in one counts as beside it. */
  const within = (parent: string, seen: ReadonlySet<string>): Shape[] =>
    [...shapes.values()]
      .filter(({ id, parentId, type }) => parentId === parent && type !== 'arrow' && !seen.has(id))
      .toSorted((a, b) => a.y - b.y || a.x - b.x)
      .flatMap((shape) =>
        shape.type === 'group' ? within(shape.id, new Set([...seen, shape.id])) : [shape],
      )
  const describe = (parent: string, seen: ReadonlySet<string> = new Set()): OutlineShape[] =>
    within(parent, seen).map((shape) => ({
      id: shape.id,
      kind: kindOf(shape),
      label: labelOf(shape),
      inside: shape.type === 'frame' ? describe(shape.id, new Set([...seen, shape.id])) : [],
    }))

  return {
    shapes: describe('page:page'),
    arrows: [...shapes.values()]
      .filter(({ type }) => type === 'arrow')
      .map((arrow) => ({
        id: arrow.id,
        label: labelOf(arrow),
        from: end(arrow, 'start'),
        to: end(arrow, 'end'),
      })),
    strokes,
  }
}

function kindOf({ type, props }: Shape): string {
  return type === 'geo' && typeof props['geo'] === 'string' ? props['geo'] : type
}

function labelOf({ props }: Shape): string {
  const { richText, text, name, altText } = props
  const words = [plainText(richText), text, name, altText]
  return (
    words
      .find((word) => typeof word === 'string' && word.trim() !== '')
      ?.toString()
      .trim() ?? ''
  )
}
