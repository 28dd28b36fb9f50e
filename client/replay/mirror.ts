/**
 * What stands on the screen of a replay. Editor and board are bound to documents of their own, which are made to say
 * what the replayed ones say: forwards as backwards, so that going back neither blinks nor loses the place.
 */
import * as Y from 'yjs'
import { replaceText, textChange } from '#shared/text-diff.ts'
import { readRecord, recordsOf, touchedRecords, writeRecord } from '#shared/whiteboard.ts'

export interface Mirror {
  readonly doc: Y.Doc
  /** Makes `doc` say what `of` says now; cheap when nothing of it changed since the last call. */
  show(of: Y.Doc): void
}

/** Where a text was changed. */
export interface Edit {
  readonly file: string
  /** From 1. */
  readonly line: number
}

export interface CodeMirror extends Mirror {
  /** The last change to a file that stood there already; a new object each time. */
  readonly lastEdit: () => Edit | undefined
}

/** The files of a code document; its runs are read from the replayed document itself. */
export function openCodeMirror(): CodeMirror {
  const doc = new Y.Doc()
  let lastEdit: Edit | undefined
  const watch = openWatch((of, changed) => {
    const files = of.getMap<unknown>('files')
    files.observeDeep(changed)
  })
  return {
    doc,
    show(of) {
      if (!watch(of)) return
      doc.transact(() => {
        lastEdit = mirrorFiles(of, doc) ?? lastEdit
      })
    },
    lastEdit: () => lastEdit,
  }
}

/** Gives the place of the last text that changed. */
function mirrorFiles(of: Y.Doc, doc: Y.Doc): Edit | undefined {
  let edit: Edit | undefined
  const from = of.getMap<unknown>('files')
  const to = doc.getMap<unknown>('files')
  for (const id of to.keys()) if (!from.has(id)) to.delete(id)
  for (const [id, entry] of from) {
    if (!(entry instanceof Y.Map)) continue
    const words: unknown = entry.get('text')
    let shown = to.get(id)
    const fresh = !(shown instanceof Y.Map)
    if (fresh) {
      shown = to.set(id, new Y.Map<unknown>([['text', new Y.Text()]]))
    }
    const copy = shown as Y.Map<unknown>
    for (const key of ['name', 'order']) {
      if (copy.get(key) !== entry.get(key)) copy.set(key, entry.get(key))
    }
    const text: unknown = copy.get('text')
    if (!(text instanceof Y.Text) || !(words instanceof Y.Text)) continue
    if (!fresh) edit = editOf(id, text.toString(), words.toString()) ?? edit
    replaceText(text, words.toString())
  }
  return edit
}

function editOf(file: string, from: string, to: string): Edit | undefined {
  const change = textChange(from, to)
  if (!change) return undefined
  // Where the writer's caret stands afterwards: behind what was put in.
  const before = to.slice(0, change.index + change.inserted.length)
  return { file, line: before.split('\n').length }
}

/** The records of a board. */
export function openBoardMirror(): Mirror {
  const doc = new Y.Doc()
  let touched = new Set<string>()
  const watch = openWatch((of, changed) => {
    const records = recordsOf(of)
    records.observeDeep((events) => {
      for (const id of touchedRecords(events, records)) touched.add(id)
      changed()
    })
  })
  let last: Y.Doc | undefined
  return {
    doc,
    show(of) {
      const another = of !== last
      last = of
      if (!watch(of)) return
      const ids = another ? new Set([...recordsOf(of).keys(), ...recordsOf(doc).keys()]) : touched
      touched = new Set()
      doc.transact(() => mirrorRecords(of, doc, ids))
    },
  }
}

function mirrorRecords(of: Y.Doc, doc: Y.Doc, ids: Iterable<string>) {
  const [from, to] = [recordsOf(of), recordsOf(doc)]
  for (const id of ids) {
    const record = readRecord(from.get(id))
    const shown = readRecord(to.get(id))
    if (!record) to.delete(id)
    // Written anew as a whole: a stroke that is taken back a step is no step that a pen makes.
    else if (JSON.stringify(record) !== JSON.stringify(shown)) writeRecord(to, undefined, record)
  }
}

/** Tells whether a document is another one than at the last call, or has changed since. */
function openWatch(listen: (of: Y.Doc, changed: () => void) => void): (of: Y.Doc) => boolean {
  let watched: Y.Doc | undefined
  let news = false
  return (of) => {
    if (of !== watched) {
      watched = of
      listen(of, () => {
        if (of === watched) news = true
      })
      news = true
    }
    const changed = news
    news = false
    return changed
  }
}
