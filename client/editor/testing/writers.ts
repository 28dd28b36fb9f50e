/** Several people at one text, each with a document, a model and a binding, and messages that wait to be delivered. */
import type { editor } from 'monaco-editor'
import * as Y from 'yjs'
import { bindText } from '../bind-text.ts'
import type { BindingOptions, EditRefusal, TextBinding } from '../bind-text.ts'
import { createTextModel } from './text-model.ts'

export interface Writer {
  readonly doc: Y.Doc
  readonly text: Y.Text
  readonly model: editor.ITextModel
  readonly binding: TextBinding
  readonly refusals: EditRefusal[]
  writable: boolean
}

export interface Writers {
  readonly all: readonly Writer[]
  /** Lets the oldest waiting messages for this writer arrive. */
  readonly deliver: (to: number, count?: number) => void
  readonly deliverAll: () => void
}

/** `count` writers at `words`, who all have it. */
export function gather(count: number, words = '', options: Partial<BindingOptions> = {}): Writers {
  const seed = new Y.Doc()
  seed.getText('code').insert(0, words)
  const waiting: Uint8Array[][] = []
  const all = Array.from({ length: count }, (_, index) => {
    const doc = new Y.Doc()
    doc.clientID = index + 1
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(seed))
    waiting.push([])
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'network') return
      for (const [to, messages] of waiting.entries()) if (to !== index) messages.push(update)
    })
    return bindWriter(doc, options)
  })

  const deliver = (to: number, messages = Infinity) => {
    const doc = all[to]?.doc
    for (const update of waiting[to]?.splice(0, messages) ?? []) {
      if (doc) Y.applyUpdate(doc, update, 'network')
    }
  }
  const deliverAll = () => {
    // What arrives may make somebody write: carriage returns are taken out.
    while (waiting.some((messages) => messages.length > 0)) {
      for (const to of waiting.keys()) deliver(to)
    }
  }
  return { all, deliver, deliverAll }
}

export function bindWriter(doc: Y.Doc, options: Partial<BindingOptions> = {}): Writer {
  const text = doc.getText('code')
  const model = createTextModel()
  const state = { doc, text, model, refusals: [] as EditRefusal[], writable: true }
  const binding = bindText(model, text, {
    writable: () => state.writable,
    onRefused: (reason) => state.refusals.push(reason),
    ...options,
  })
  return Object.assign(state, { binding })
}
