import { DefaultStylePanel, useEditor, useValue } from 'tldraw'
import type { TLUiStylePanelProps } from 'tldraw'

/** Colours and sizes while there is something to give them to; else the board is left to what is on it. */
export function StylePanel(props: TLUiStylePanelProps) {
  const editor = useEditor()
  const useful = useValue(
    'styles are useful',
    () =>
      editor.isIn('select')
        ? editor.getSelectedShapeIds().length > 0
        : !editor.isInAny('hand', 'zoom', 'eraser'),
    [editor],
  )
  return useful || props.isMobile === true ? <DefaultStylePanel {...props} /> : null
}
