import {
  DefaultContextMenu,
  DefaultContextMenuContent,
  DefaultKeyboardShortcutsDialog,
  TldrawUiMenuActionItem,
  TldrawUiMenuGroup,
  TldrawUiMenuToolItem,
} from 'tldraw'
import type { TLUiContextMenuProps, TLUiKeyboardShortcutsDialogProps } from 'tldraw'

const tools = [
  'select',
  'draw',
  'eraser',
  'hand',
  'rectangle',
  'ellipse',
  'arrow',
  'line',
  'text',
  'note',
  'frame',
  'highlight',
]

/** By the library's names of its groups. */
const actions = {
  edit: ['undo', 'redo', 'cut', 'copy', 'paste', 'select-all', 'delete', 'duplicate'],
  view: ['zoom-in', 'zoom-out', 'zoom-to-100', 'zoom-to-fit', 'zoom-to-selection'],
  transform: [
    'bring-to-front',
    'bring-forward',
    'send-backward',
    'send-to-back',
    'group',
    'ungroup',
    'flip-horizontal',
    'flip-vertical',
    'align-left',
    'align-center-horizontal',
    'align-right',
    'align-top',
    'align-center-vertical',
    'align-bottom',
  ],
}

/** The board's own keys: they work while the board has the keyboard. */
export function ShortcutsDialog(props: TLUiKeyboardShortcutsDialogProps) {
  return (
    <DefaultKeyboardShortcutsDialog {...props}>
      <TldrawUiMenuGroup label="shortcuts-dialog.tools" id="tools">
        <TldrawUiMenuActionItem actionId="toggle-tool-lock" />
        <TldrawUiMenuActionItem actionId="insert-media" />
        {tools.map((tool) => (
          <TldrawUiMenuToolItem key={tool} toolId={tool} />
        ))}
      </TldrawUiMenuGroup>
      {Object.entries(actions).map(([group, ids]) => (
        <TldrawUiMenuGroup key={group} label={`shortcuts-dialog.${group}`} id={group}>
          {ids.map((id) => (
            <TldrawUiMenuActionItem key={id} actionId={id} />
          ))}
        </TldrawUiMenuGroup>
      ))}
    </DefaultKeyboardShortcutsDialog>
  )
}

export function ContextMenu(props: TLUiContextMenuProps) {
  return (
    <DefaultContextMenu {...props}>
      <DefaultContextMenuContent />
      <TldrawUiMenuGroup id="help">
        <TldrawUiMenuActionItem actionId="open-kbd-shortcuts" />
      </TldrawUiMenuGroup>
    </DefaultContextMenu>
  )
}
