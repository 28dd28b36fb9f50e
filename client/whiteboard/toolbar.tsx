/** The library's screen furniture, reduced to what an interview needs. */
import {
  ArrowToolbarItem,
  AssetToolbarItem,
  CloudToolbarItem,
  DefaultToolbar,
  DiamondToolbarItem,
  DrawToolbarItem,
  EllipseToolbarItem,
  EraserToolbarItem,
  FrameToolbarItem,
  HandToolbarItem,
  HighlightToolbarItem,
  LineToolbarItem,
  NoteToolbarItem,
  RectangleToolbarItem,
  SelectToolbarItem,
  TextToolbarItem,
  TriangleToolbarItem,
} from 'tldraw'
import type { TLComponents, TLUiOverrides } from 'tldraw'
import { whiteboardLibrary } from '../i18n/whiteboard-library.ts'
import { ContextMenu, ShortcutsDialog } from './BoardMenus.tsx'
import { BoardPaper } from './BoardPaper.tsx'
import { BoardStopped } from './BoardStopped.tsx'
import { copySelection, pasteClipboard } from './clipboard.ts'
import type { Tell } from './external-content.ts'
import { StylePanel } from './StylePanel.tsx'
import { TextToolbar } from './TextToolbar.tsx'

/** The most useful first: what does not fit goes behind a button at the end. */
function Toolbar() {
  return (
    <DefaultToolbar>
      <SelectToolbarItem />
      <DrawToolbarItem />
      <EraserToolbarItem />
      <RectangleToolbarItem />
      <ArrowToolbarItem />
      <TextToolbarItem />
      <EllipseToolbarItem />
      <HandToolbarItem />
      <DiamondToolbarItem />
      <LineToolbarItem />
      <NoteToolbarItem />
      <FrameToolbarItem />
      <HighlightToolbarItem />
      <CloudToolbarItem />
      <TriangleToolbarItem />
      <AssetToolbarItem />
    </DefaultToolbar>
  )
}

/** Must keep its identity from render to render. Null: not shown. */
export const components: TLComponents = {
  Background: BoardPaper,
  ContextMenu,
  ErrorFallback: BoardStopped,
  RichTextToolbar: TextToolbar,
  StylePanel,
  Toolbar,
  MainMenu: null,
  PageMenu: null,
  HelpMenu: null,
  SharePanel: null,
  TopPanel: null,
  Minimap: null,
  DebugPanel: null,
  DebugMenu: null,
  CursorChatBubble: null,
  VideoToolbar: null,
}

/** Links and pages elsewhere, a second theme, other pages, what others would not see, and a key that runs code. */
const unwanted = [
  'edit-link',
  'insert-embed',
  'open-embed-link',
  'convert-to-bookmark',
  'convert-to-embed',
  'flatten-to-image',
  'video-replace',
  'toggle-debug-mode',
  'toggle-dark-mode',
  'toggle-focus-mode',
  'toggle-grid',
  'toggle-transparent',
  'print',
  'open-cursor-chat',
  'change-page-prev',
  'change-page-next',
  'move-to-new-page',
  'stop-following',
  'adjust-shape-styles',
]

export function overridesFor(tell: Tell): TLUiOverrides {
  return {
    translations: whiteboardLibrary,
    actions(editor, actions, { addDialog }) {
      const { copy, paste, cut, 'open-kbd-shortcuts': help, ...kept } = actions
      const wanted = Object.entries(kept).filter(([id]) => !unwanted.includes(id))
      return {
        ...Object.fromEntries(wanted),
        ...(help && {
          [help.id]: { ...help, onSelect: () => void addDialog({ component: ShortcutsDialog }) },
        }),
        ...(copy && { copy: { ...copy, onSelect: () => void copySelection(editor) } }),
        ...(paste && { paste: { ...paste, onSelect: () => void pasteClipboard(editor, tell) } }),
        ...(cut && {
          cut: {
            ...cut,
            async onSelect() {
              await copySelection(editor)
              editor.markHistoryStoppingPoint('cut')
              editor.deleteShapes(editor.getSelectedShapeIds())
            },
          },
        }),
      }
    },
    tools(_editor, { embed: _embed, laser: _laser, ...tools }) {
      return tools
    },
  }
}
