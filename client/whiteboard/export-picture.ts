import type { Editor } from 'tldraw'

export type PictureFormat = 'svg' | 'png'

/** The whole board as a picture, always on light paper: it is looked at elsewhere. Undefined when it is empty. */
export async function exportPicture(
  editor: Editor | undefined,
  format: PictureFormat,
): Promise<Blob | undefined> {
  const shapes = editor ? [...editor.getCurrentPageShapeIds()] : []
  if (!editor || shapes.length === 0) return undefined
  const picture = await editor.toImage(shapes, { format, background: true, darkMode: false })
  return picture.blob
}
