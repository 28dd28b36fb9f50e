import { createShapeId, toRichText } from 'tldraw'
import type { Editor, TLShapeId, TLTextShape, VecLike } from 'tldraw'

/** A longer line is broken: nobody reads along it. In px at a scale of one. */
const longestLine = 640

/**
 * Puts plain text onto the board, its middle at `point`. The library's own way measures the text as if it were
 * HTML, and so runs what somebody has been talked into pasting.
 */
export function putText(editor: Editor, text: string, point: VecLike): void {
  const id = createShapeId()
  const change = (props: Partial<TLTextShape['props']>) =>
    editor.updateShape<TLTextShape>({ id, type: 'text', props })
  editor.run(() => {
    editor.createShape<TLTextShape>({
      id,
      type: 'text',
      x: point.x,
      y: point.y,
      props: { richText: toRichText(cleaned(text)), textAlign: 'start', autoSize: true },
    })
    if ((editor.getShapePageBounds(id)?.w ?? 0) > longestLine) {
      change({ autoSize: false, w: longestLine })
    }
    centre(editor, id, point)
    editor.select(id)
  })
}

function centre(editor: Editor, id: TLShapeId, point: VecLike) {
  const bounds = editor.getShapePageBounds(id)
  if (!bounds) return
  const x = point.x - bounds.w / 2
  const y = point.y - bounds.h / 2
  editor.updateShape({ id, type: 'text', x, y })
}

function cleaned(text: string): string {
  return text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', '  ').trimEnd()
}
