/**
 * Copy, cut and paste while the board has the keyboard. The library reads the clipboard through an interface that
 * asks for a permission first, and fetches an address that it finds there; the events of the browser need neither.
 */
import type { Editor } from 'tldraw'
import type { Tell } from './external-content.ts'
import { shapesFromHtml, shapesToHtml } from './own-content.ts'

interface Pasted {
  readonly files: readonly File[]
  readonly html: string
  readonly text: string
}

export function bindClipboard(editor: Editor, tell: Tell): () => void {
  function copy(event: ClipboardEvent) {
    if (!takes(editor) || !event.clipboardData) return
    claim(event)
    const selected = selection(editor)
    if (!selected) return
    event.clipboardData.setData('text/html', selected.html)
    event.clipboardData.setData('text/plain', selected.text)
    if (event.type === 'cut' && !editor.getIsReadonly()) {
      editor.markHistoryStoppingPoint('cut')
      editor.deleteShapes(editor.getSelectedShapeIds())
    }
  }

  function paste(event: ClipboardEvent) {
    if (!takes(editor) || !event.clipboardData) return
    claim(event)
    const { clipboardData: data } = event
    const html = data.getData('text/html')
    put(editor, { files: [...data.files], html, text: data.getData('text/plain') }, tell)
  }

  // In the capture phase: the library listens on the document, too, and must not see what is done here.
  document.addEventListener('copy', copy, { capture: true })
  document.addEventListener('cut', copy, { capture: true })
  document.addEventListener('paste', paste, { capture: true })
  return () => {
    document.removeEventListener('copy', copy, { capture: true })
    document.removeEventListener('cut', copy, { capture: true })
    document.removeEventListener('paste', paste, { capture: true })
  }
}

/** Copies from a menu, where no event of the clipboard is at hand. */
export async function copySelection(editor: Editor): Promise<void> {
  const selected = selection(editor)
  if (!selected) return
  const item = new ClipboardItem({
    'text/html': new Blob([selected.html], { type: 'text/html' }),
    // A clipboard without text does not paste in some browsers.
    'text/plain': new Blob([selected.text || ' '], { type: 'text/plain' }),
  })
  await navigator.clipboard.write([item])
}

/** Pastes from a menu; the browser may ask whether this page may read the clipboard. */
export async function pasteClipboard(editor: Editor, tell: Tell): Promise<void> {
  try {
    const [item] = await navigator.clipboard.read()
    if (!item) throw new Error('empty clipboard')
    const read = async (type: string) =>
      item.types.includes(type) ? (await item.getType(type)).text() : ''
    const image = item.types.find((type) => type.startsWith('image/'))
    const files = image ? [new File([await item.getType(image)], 'image', { type: image })] : []
    put(editor, { files, html: await read('text/html'), text: await read('text/plain') }, tell)
  } catch {
    tell({ kind: 'paste', problem: 'empty' })
  }
}

function put(editor: Editor, { files, html, text }: Pasted, tell: Tell) {
  const point = editor.inputs.shiftKey ? { point: editor.inputs.currentPagePoint } : {}
  editor.markHistoryStoppingPoint('paste')
  try {
    const content = shapesFromHtml(html)
    const words = text.trim() === '' ? wordsOf(html) : text
    if (content) void editor.putExternalContent({ type: 'tldraw', content, ...point })
    else if (files.length > 0) {
      void editor.putExternalContent({ type: 'files', files: [...files], ...point })
    } else if (words !== '') void editor.putExternalContent({ type: 'text', text: words, ...point })
    else tell({ kind: 'paste', problem: 'empty' })
  } catch {
    tell({ kind: 'paste', problem: 'foreign' })
  }
}

function selection(editor: Editor): { html: string; text: string } | undefined {
  const content = editor.getContentFromCurrentPage(editor.getSelectedShapeIds())
  if (!content || content.shapes.length === 0) return undefined
  const words = content.shapes.flatMap((shape) => editor.getShapeUtil(shape).getText(shape) ?? [])
  return { html: shapesToHtml(content), text: words.filter((word) => word !== '').join('\n') }
}

/** Not while a label is edited or a menu is open: there copy and paste mean the text. */
function takes(editor: Editor): boolean {
  if (!editor.getIsFocused() || editor.getEditingShapeId() !== null) return false
  if (editor.menus.hasAnyOpenMenus()) return false
  const { activeElement } = document
  return !(
    activeElement instanceof HTMLElement &&
    (activeElement.isContentEditable || activeElement.matches('input, select, textarea'))
  )
}

function claim(event: Event) {
  event.preventDefault()
  event.stopImmediatePropagation()
}

function wordsOf(html: string): string {
  const { body } = new DOMParser().parseFromString(html, 'text/html')
  for (const element of body.querySelectorAll('script, style, template')) element.remove()
  return body.textContent.trim()
}
