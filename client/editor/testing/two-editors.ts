/** Two real editors of one file on one page, each with a document of its own; what one writes reaches the other when told to. */
import * as Y from 'yjs'
import type { CodePresence } from '#shared/awareness.ts'
import { addFile, listFiles } from '#shared/code.ts'
import { createLocalDocument } from '../../sync/local-document.ts'
import { openEditorSession } from '../editor-session.ts'
import { monaco } from '../monaco.ts'
import { monacoOptions } from '../monaco-options.ts'
import { parseEditorSettings } from '../settings.ts'

const seed = new Y.Doc()
addFile(seed, 'file', { name: 'file.txt', text: 'one\ntwo 😀 three\n' })
const start = Y.encodeStateAsUpdate(seed)

function openSide(id: string) {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, start)
  const [file] = listFiles(doc)
  const place = document.getElementById(id)
  if (!file || !place) throw new Error(`there is no ${id}`)
  const options = monacoOptions(parseEditorSettings(null), false, {
    label: id,
    readOnlyMessage: '',
  })
  const pane = monaco.editor.create(place, options)
  const refused: string[] = []
  const session = openEditorSession(pane, createLocalDocument<CodePresence>('code', doc), {
    writable: () => true,
    onRefused: (reason) => void refused.push(reason),
    onCaret: () => {},
    onSaveShortcut: () => {},
  })
  session.follow([file])
  session.show(file)
  let composing = false
  pane.onDidCompositionStart(() => (composing = true))
  pane.onDidCompositionEnd(() => (composing = false))
  /** Written here and not delivered to the other side yet, oldest first. */
  const outgoing: Uint8Array[] = []
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'network') outgoing.push(update)
  })
  return { doc, file, pane, refused, outgoing, isComposing: () => composing }
}

const sides = [openSide('one'), openSide('two')] as const
type Side = 0 | 1

function deliver(from: Side, count: number): void {
  const { doc } = sides[from === 0 ? 1 : 0]
  for (const update of sides[from].outgoing.splice(0, count)) Y.applyUpdate(doc, update, 'network')
}

let inFront: Side = 0

/** Puts the caret, or a selection, at shares of the text. */
function select(from: number, to: number): void {
  const { pane } = sides[inFront]
  const model = pane.getModel()
  if (!model) return
  const at = (share: number) => model.getPositionAt(Math.floor(share * model.getValueLength()))
  const [a, b] = [at(from), at(to)]
  pane.setSelection(new monaco.Selection(a.lineNumber, a.column, b.lineNumber, b.column))
}

/** What an editor shows that its document does not hold; nothing while a character is being composed. */
function problems(): string[] {
  return sides.flatMap(({ pane, file, refused, isComposing }, index) => {
    const shown = pane.getModel()?.getValue() ?? ''
    const held = file.text.toString()
    const found = refused.map((reason) => `${index} refused: ${reason}`)
    if (shown.includes('\r')) found.push(`${index} shows a carriage return`)
    if (!isComposing() && shown !== held) {
      found.push(`${index} shows ${JSON.stringify(shown)} and holds ${JSON.stringify(held)}`)
    }
    return found
  })
}

Object.assign(window, {
  twoEditors: {
    /** Between two steps: lets changes arrive, goes to the other editor, moves the caret; each may be left out. */
    between([from, count]: [Side?, number?], [side]: [Side?], [start, end]: [number?, number?]) {
      if (from !== undefined) deliver(from, count ?? 0)
      if (side !== undefined) sides[(inFront = side)].pane.focus()
      if (start !== undefined) select(start, end ?? start)
      return problems()
    },
    problems,
    /** Delivers all there is; both texts, which are one then. */
    meet(): string[] {
      while (sides.some(({ outgoing }) => outgoing.length > 0)) {
        deliver(0, Infinity)
        deliver(1, Infinity)
      }
      return sides.map(({ file }) => file.text.toString())
    },
  },
})
