/**
 * Keeps an editor's model and a Y.Text the same, letter for letter, whoever types.
 *
 * - Line ends are LF on both sides: a carriage return on one side alone would shift all places behind it.
 * - A change of others enters the model as one edit in the places from before, which keeps carets and selections.
 * - A local change enters the text from right to left, in one transaction of the binding's own origin.
 * - Undo is Yjs's, of one's own changes alone: the model's own stack holds places that others' typing has moved.
 */
import type * as Y from 'yjs'
import { limits } from '#shared/limits.ts'
import { replaceText, textChange } from '#shared/text-diff.ts'
import { aroundPairs, modelEdit } from './bound-model.ts'
import type { BoundModel, ModelChanges } from './bound-model.ts'
import { HeldChanges } from './held-changes.ts'
import type { Change } from './held-changes.ts'
import { undoOf } from './own-undo.ts'

export type EditRefusal = 'read-only' | 'too-large'

export interface BindingOptions {
  /** Asked before each local change: the document of a reader must not move. */
  writable(): boolean
  /** A local change is taken back; what it would have replaced comes back with that. */
  onRefused(reason: EditRefusal): void
  /** An undo or redo changed the model up to this place. */
  onUndone?(offset: number): void
  /** Called around a change of others: `apply` makes it, and carets that it would push can be put back after it. */
  keepCarets?(changes: readonly Change[], apply: () => void): void
}

export interface TextBinding {
  /** Keeps the changes of others out of the model, as while a character is being composed. */
  hold(): void
  release(): void
  /** A place in the model for one in the text, and back. */
  toModel(index: number): number
  toText(index: number): number
  unbind(): void
}

/** Fills the model with the text, and keeps both the same until `unbind`. */
export function bindText(model: BoundModel, text: Y.Text, options: BindingOptions): TextBinding {
  const origin = { bound: model }
  const undo = undoOf(text)
  const held = new HeldChanges()
  let holding = false
  let editing = false
  let restoring = false
  let bound = true
  let cleaning = false
  /** The model's value before the change that it reports next. */
  let shown = ''

  const visible = () => text.toString().replaceAll('\r', '')

  const editModel = (changes: readonly Change[]) => {
    if (changes.length === 0) return
    editing = true
    try {
      model.applyEdits(changes.map((change) => modelEdit(model, aroundPairs(shown, change))))
    } finally {
      editing = false
    }
    shown = model.getValue()
  }

  const showHeld = () => {
    const changes = held.release()
    if (changes.length === 0) return
    if (options.keepCarets) options.keepCarets(changes, () => editModel(changes))
    else editModel(changes)
  }

  /** Makes the model show the text again, once the editor is done with the edit that it is in the middle of. */
  const restoreSoon = () => {
    if (restoring) return
    restoring = true
    queueMicrotask(() => {
      restoring = false
      if (!bound) return
      shown = model.getValue()
      held.restart(text.toString())
      const change = shown.isWellFormed()
        ? textChange(shown, visible())
        : // A model refuses to be cut behind half a character: all of it is replaced.
          { index: 0, deleted: shown.length, inserted: visible() }
      if (change) editModel([change])
    })
  }

  const onTextChanged = (event: Y.YTextEvent, { origin: by }: Y.Transaction) => {
    if (by === origin) return
    held.addRemote(event.delta)
    if (holding || restoring) return
    if (by === undo) {
      const changes = held.release()
      editModel(changes)
      const [first] = changes
      if (first) options.onUndone?.(first.index + first.inserted.length)
    } else {
      showHeld()
    }
    cleanSoon()
  }

  /**
   * Takes carriage returns out once Yjs is done with the change that brought them: what is deleted before that may be
   * joined with older deletions and is then missing from the delta.
   */
  const cleanSoon = () => {
    if (cleaning || !options.writable() || !text.toString().includes('\r')) return
    cleaning = true
    text.doc?.once('afterAllTransactions', () => {
      cleaning = false
      if (bound && options.writable()) removeCarriageReturns(text)
    })
  }

  const onModelChanged = (event: ModelChanges) => {
    if (event.isEolChange) {
      model.setEOL(0)
      return
    }
    if (editing || restoring) return
    shown = model.getValue()
    const refusal = refusalOf(event, options.writable())
    if (refusal) {
      restoreSoon()
      options.onRefused(refusal)
      return
    }
    const changes = event.changes
      .map(({ rangeOffset, rangeLength, text: words }) => ({
        index: rangeOffset,
        deleted: rangeLength,
        inserted: words.toWellFormed(),
      }))
      .toSorted((a, b) => b.index - a.index)
    text.doc?.transact(() => {
      for (const change of changes) {
        for (const part of held.addLocal(change)) {
          if (part.deleted > 0) text.delete(part.index, part.deleted)
          if (part.inserted) text.insert(part.index, part.inserted)
        }
      }
      if (!held.any) replaceText(text, shown.toWellFormed())
    }, origin)
    // Half a character cannot be sent: what all see of it is the replacement character.
    if (!shown.isWellFormed()) restoreSoon()
  }

  const original = {
    undo: model.undo.bind(model),
    redo: model.redo.bind(model),
    canUndo: model.canUndo.bind(model),
    canRedo: model.canRedo.bind(model),
    pushStackElement: model.pushStackElement.bind(model),
  }
  // The editor's undo command, its menu and vim's `u` all come to the model.
  model.undo = () => options.writable() && undo.undo()
  model.redo = () => options.writable() && undo.redo()
  model.canUndo = () => undo.canUndo()
  model.canRedo = () => undo.canRedo()
  model.pushStackElement = () => {
    undo.stopCapturing()
    original.pushStackElement()
  }

  undo.addTrackedOrigin(origin)
  model.setEOL(0)
  if (options.writable()) removeCarriageReturns(text)
  model.setValue(visible())
  model.setEOL(0)
  shown = model.getValue()
  held.restart(text.toString())
  text.observe(onTextChanged)
  const listening = model.onDidChangeContent(onModelChanged)

  return {
    hold() {
      holding = true
    },
    release() {
      holding = false
      if (!restoring) showHeld()
      if (options.writable()) removeCarriageReturns(text)
    },
    toModel: (index) => held.toModel(index),
    toText: (index) => held.toText(index),
    unbind() {
      bound = false
      text.unobserve(onTextChanged)
      listening.dispose()
      undo.removeTrackedOrigin(origin)
      Object.assign(model, original)
    },
  }
}

function refusalOf(event: ModelChanges, writable: boolean): EditRefusal | undefined {
  if (!writable) return 'read-only'
  const units = event.changes.reduce((sum, { text }) => sum + text.length, 0)
  // A unit takes three bytes at most: what is short is not measured.
  if (units * 3 <= limits.pasteBytes) return undefined
  const encoder = new TextEncoder()
  const bytes = event.changes.reduce((sum, { text }) => sum + encoder.encode(text).length, 0)
  return bytes > limits.pasteBytes ? 'too-large' : undefined
}

/** Deleting is idempotent: it does no harm when several browsers do it at once. */
function removeCarriageReturns(text: Y.Text): void {
  const words = text.toString()
  if (!words.includes('\r')) return
  text.doc?.transact(() => {
    for (let index = words.length - 1; index >= 0; index--) {
      if (words[index] === '\r') text.delete(index, 1)
    }
  }, 'line-ends')
}
