/**
 * What stands on the screen of a replay. Editor and board are bound to documents of their own, which are made to say
 * what the replayed ones say: forwards as backwards, so that going back neither blinks nor loses the place.
 */
import * as Y from 'yjs'
import { replaceText } from '#shared/text-diff.ts'
import { readRecord, recordsOf, touchedRecords, writeRecord } from '#shared/whiteboard.ts'

export interface Mirror {
  readonly doc: Y.Doc
  /** Makes `doc` say what `of` says now; cheap when nothing of it changed since the last call. */
  show(of: Y.Doc): void
}

/** The files of a code document; its runs are read from the replayed document itself. */
export function openCodeMirror(): Mirror {
  const doc = new Y.Doc()
  const watch = openWatch((of, changed) => {
    const files = of.getMap<unknown>('files')
    files.observeDeep(changed)
  })
  return {
    doc,
    show(of) {
      if (watch(of)) doc.transact(() => mirrorFiles(of, doc))
    },
  }
}

function mirrorFiles(of: Y.Doc, doc: Y.Doc) {
  const from = of.getMap<unknown>('files')
  const to = doc.getMap<unknown>('files')
  for (const id of to.keys()) if (!from.has(id)) to.delete(id)
  for (const [id, entry] of from) {
    if (!(entry instanceof Y.Map)) continue
    const words: unknown = entry.get('text')
    let shown = to.get(id)
    if (!(shown instanceof Y.Map)) {
      shown = to.set(id, new Y.Map<unknown>([['text', new Y.Text()]]))
    }
    const copy = shown as Y.Map<unknown>
    for (const key of ['name', 'order']) {
      if (copy.get(key) !== entry.get(key)) copy.set(key, entry.get(key))
    }
    const text: unknown = copy.get('text')
    if (text instanceof Y.Text && words instanceof Y.Text) replaceText(text, words.toString())
  }
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
