/** Vim's keys on a Monaco pane. To be loaded lazily: few ask for it. */
import type { editor } from 'monaco-editor'
import { initVimMode, StatusBar, VimMode } from 'monaco-vim'

/** As Vim calls them: `normal`, `insert`, `replace`, `visual`, `visual-linewise`, `visual-blockwise`. */
export type NameMode = (mode: string) => string

/** What `:w` does, by pane. */
const savers = new WeakMap<object, () => void>()
Object.assign(VimMode.commands, {
  save: (adapter: { editor: object }) => savers.get(adapter.editor)?.(),
})

/** Gives Vim's keys to the pane, with its status and command line in `line`; the function returned takes them away. */
export function startVim(
  pane: editor.IStandaloneCodeEditor,
  line: HTMLElement,
  nameMode: NameMode,
  onSave: () => void,
): () => void {
  class NamedStatus extends StatusBar {
    override setMode({ mode, subMode }: { mode: string; subMode?: string }): void {
      this.setText(nameMode(subMode ? `${mode}-${subMode}` : mode))
    }
  }
  savers.set(pane, onSave)
  const adapter = initVimMode(pane, line, NamedStatus)
  return () => {
    savers.delete(pane)
    adapter.dispose()
    line.replaceChildren()
  }
}
