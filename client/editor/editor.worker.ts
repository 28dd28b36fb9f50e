/** Where Monaco computes what would hold up typing: links, word lists, differences. */
import 'monaco-editor/editor/editor.worker'
