/** What may be put onto the board from a clipboard: whoever wrote it, it is checked as if a stranger had. */
import type { TLBinding, TLContent, TLShape } from 'tldraw'
import { boardRecordProblem } from '#shared/whiteboard.ts'
import { boardPage } from './board-contents.ts'

const attribute = 'data-pairboard-shapes'

/** Shapes as HTML for the clipboard: browsers carry that from tab to tab. */
export function shapesToHtml(content: TLContent): string {
  return `<div ${attribute}="${encodeURIComponent(JSON.stringify(content))}"></div>`
}

/** Undefined when the HTML holds no shapes. Throws when it holds what pretends to be some. */
export function shapesFromHtml(html: string): TLContent | undefined {
  const encoded = new RegExp(`${attribute}="([^"]*)"`).exec(html)?.[1]
  return encoded === undefined ? undefined : (JSON.parse(decodeURIComponent(encoded)) as TLContent)
}

/** The part of `content` that the board takes; undefined when nothing of it is left. */
export function acceptable(content: TLContent): TLContent | undefined {
  const shapes = content.shapes
    .map((shape) => (shape.parentId.startsWith('shape:') ? shape : onPage(shape)))
    .filter((shape) => boardRecordProblem(shape) === undefined)
  const ids = new Set<string>(shapes.map(({ id }) => id))
  const connects = ({ fromId, toId }: TLBinding) => ids.has(fromId) && ids.has(toId)
  if (shapes.length === 0) return undefined
  return {
    schema: content.schema,
    // Where the parent was left out, the shape stands for itself.
    shapes: shapes.map((shape) => (ids.has(shape.parentId) ? shape : onPage(shape))),
    rootShapeIds: shapes.filter(({ parentId }) => !ids.has(parentId)).map(({ id }) => id),
    bindings: (content.bindings ?? []).filter(
      (binding) => connects(binding) && boardRecordProblem(binding) === undefined,
    ),
    assets: content.assets.filter((asset) => boardRecordProblem(asset) === undefined),
  }
}

const onPage = (shape: TLShape): TLShape => ({ ...shape, parentId: boardPage })
