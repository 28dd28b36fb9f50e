import { DefaultRichTextToolbar, DefaultRichTextToolbarContent, useEditor, useValue } from 'tldraw'

/** Bold, lists and the like over selected words; without the library's links, which the board does not take. */
export function TextToolbar() {
  const editor = useEditor()
  const textEditor = useValue('text editor', () => editor.getRichTextEditor(), [editor])
  return (
    <DefaultRichTextToolbar>
      {textEditor && <DefaultRichTextToolbarContent textEditor={textEditor} />}
    </DefaultRichTextToolbar>
  )
}
