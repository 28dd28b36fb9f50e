import { EndOfLineSequence } from 'monaco-editor/editor/common/standalone/standaloneEnums'
import * as Y from 'yjs'
import { expect, test } from 'vitest'
import { limits } from '#shared/limits.ts'
import { append, type } from './testing/text-model.ts'
import { bindWriter, gather } from './testing/writers.ts'
import type { Writer } from './testing/writers.ts'

/** Two writers who both have `words`. */
function pair(words = '', options = {}) {
  const writers = gather(2, words, options)
  const [ann, ben] = writers.all as [Writer, Writer]
  return { ...writers, ann, ben }
}

const at = (place: number, text: string) => ({ from: place, to: place, text })

test('undo takes back what I typed, although somebody has put a line above it', () => {
  const { ann, ben, deliverAll } = pair('one\ntwo')
  append(ann.model, 'AAA')
  deliverAll()
  type(ben.model, at(0, 'new line\n'))
  deliverAll()
  void ann.model.undo()
  deliverAll()
  expect(ann.model.getValue()).toBe('new line\none\ntwo')
  expect(ben.model.getValue()).toBe('new line\none\ntwo')
})

test('redo brings it back to where its text is now', () => {
  const { ann, ben, deliverAll } = pair('one\ntwo')
  append(ann.model, 'AAA')
  void ann.model.undo()
  deliverAll()
  type(ben.model, at(0, 'new line\n'))
  deliverAll()
  expect(ann.model.canRedo()).toBe(true)
  void ann.model.redo()
  expect(ann.model.getValue()).toBe('new line\none\ntwoAAA')
})

test('undo has nothing to take back of what others typed', () => {
  const { ann, ben, deliverAll } = pair()
  append(ben.model, 'theirs')
  deliverAll()
  expect(ann.model.canUndo()).toBe(false)
  void ann.model.undo()
  expect(ann.model.getValue()).toBe('theirs')
})

test('each step of the editor’s own undo is a step of undo', () => {
  const { ann } = pair()
  append(ann.model, 'one ')
  append(ann.model, 'two')
  void ann.model.undo()
  expect(ann.model.getValue()).toBe('one ')
})

test('the history of a file outlasts an editor that was closed and opened again', () => {
  const { ann } = pair()
  append(ann.model, 'kept')
  ann.binding.unbind()
  const again = bindWriter(ann.doc)
  expect(again.model.getValue()).toBe('kept')
  void again.model.undo()
  expect(again.model.getValue()).toBe('')
})

test('undo says where it changed something, so that the caret can go there', () => {
  const places: number[] = []
  const { ann } = pair('ab', { onUndone: (offset: number) => places.push(offset) })
  type(ann.model, { from: 1, to: 2, text: 'xyz' })
  void ann.model.undo()
  expect(places).toEqual([2])
})

test('several carets type at once in one update', () => {
  const { ann, ben, deliverAll } = pair('a\nb\nc')
  let updates = 0
  ann.doc.on('update', () => updates++)
  type(ann.model, at(0, '- '), at(2, '- '), at(4, '- '))
  deliverAll()
  expect(ben.model.getValue()).toBe('- a\n- b\n- c')
  expect(updates).toBe(1)
})

test('a change of somebody else is one edit, however many places it has', () => {
  const { ann, ben, deliverAll } = pair('a\nb\nc')
  let edits = 0
  ben.model.onDidChangeContent(() => edits++)
  type(ann.model, at(0, '- '), { from: 2, to: 3, text: '' }, at(4, '- '))
  deliverAll()
  expect(ben.model.getValue()).toBe('- a\n\n- c')
  expect(edits).toBe(1)
})

test('a paste with CRLF becomes LF, also where the system’s line end is CRLF', () => {
  const { ann, ben, deliverAll } = pair()
  append(ann.model, 'a\r\nb\rc')
  deliverAll()
  for (const { model, text } of [ann, ben]) {
    expect(text.toString()).toBe('a\nb\nc')
    expect(model.getValue()).toBe('a\nb\nc')
    expect(model.getEOL()).toBe('\n')
  }
})

test('line ends that were changed by a command become LF again', () => {
  const { ann } = pair('a\nb')
  ann.model.pushEOL(EndOfLineSequence.CRLF)
  expect(ann.model.getEOL()).toBe('\n')
  expect(ann.text.toString()).toBe('a\nb')
})

test('carriage returns from another program never reach a model, and writers take them out', () => {
  const { ann, ben, deliverAll } = pair('start')
  ann.text.insert(2, 'x\r\ny')
  deliverAll()
  for (const { model, text } of [ann, ben]) {
    expect(text.toString()).toBe('stx\nyart')
    expect(model.getValue()).toBe('stx\nyart')
  }
})

test('a carriage return that arrives beside a deleted letter is taken out, and the model follows', () => {
  const { ann, ben, deliver, deliverAll } = pair('one')
  type(ann.model, at(0, 'a'))
  deliver(1)
  ann.text.delete(0, 1)
  ann.text.insert(0, '\r\n')
  type(ben.model, { from: 0, to: 1, text: 'b' })
  type(ann.model, { from: 0, to: 1, text: 'c' })
  deliverAll()
  for (const { model, text } of [ann, ben]) expect(model.getValue()).toBe(text.toString())
  expect(ann.text.toString()).toBe(ben.text.toString())
})

test('carriage returns that came while a character was composed are taken out after it', () => {
  const { ann, ben, deliverAll } = pair('one')
  ann.binding.hold()
  ben.binding.hold()
  ben.text.insert(3, '\r\ntwo')
  deliverAll()
  ann.binding.release()
  ben.binding.release()
  deliverAll()
  for (const { model, text } of [ann, ben]) {
    expect(text.toString()).toBe('one\ntwo')
    expect(model.getValue()).toBe('one\ntwo')
  }
})

test('a reader leaves carriage returns in the text, and still sees each change at its place', () => {
  const { ann, ben, deliverAll } = pair('start')
  ann.writable = ben.writable = false
  ann.text.insert(2, 'x\r\ny')
  ann.text.insert(ann.text.length, '!')
  deliverAll()
  expect(ben.text.toString()).toBe('stx\r\nyart!')
  expect(ben.model.getValue()).toBe('stx\nyart!')
  expect(ben.binding.toModel(4)).toBe(3)
  expect(ben.binding.toText(4)).toBe(5)
})

test('while a character is composed others’ typing waits, and one’s own goes to its place', () => {
  const { ann, ben, deliverAll } = pair('one two')
  ann.binding.hold()
  type(ann.model, at(3, 'k'))
  type(ben.model, at(0, '>> '), { from: 4, to: 7, text: 'TWO' })
  deliverAll()
  expect(ann.model.getValue()).toBe('onek two')
  type(ann.model, { from: 3, to: 4, text: 'か' })
  deliverAll()
  expect(ben.model.getValue()).toBe('>> oneか TWO')
  ann.binding.release()
  expect(ann.model.getValue()).toBe('>> oneか TWO')
})

test('one’s own letters stay when somebody deletes the line around a composition', () => {
  const { ann, ben, deliverAll } = pair('one two')
  ann.binding.hold()
  type(ben.model, { from: 0, to: 7, text: '' })
  deliverAll()
  type(ann.model, at(3, 'é'))
  ann.binding.release()
  deliverAll()
  expect(ann.model.getValue()).toBe('é')
  expect(ben.model.getValue()).toBe('é')
})

test('replacing an emoji leaves it whole for everybody, undo too', () => {
  const { ann, ben, deliverAll } = pair('a😀b')
  type(ann.model, { from: 1, to: 3, text: '😁' })
  deliverAll()
  expect(ben.model.getValue()).toBe('a😁b')
  void ann.model.undo()
  deliverAll()
  expect(ben.model.getValue()).toBe('a😀b')
})

test('half an emoji from another program is the same sign for everybody', () => {
  const { ann, ben, deliverAll } = pair('a😀b')
  ann.text.delete(1, 1)
  deliverAll()
  expect(ann.text.toString()).toBe('a\uFFFDb')
  expect(ann.model.getValue()).toBe('a\uFFFDb')
  expect(ben.model.getValue()).toBe('a\uFFFDb')
})

test('a paste above the limit is refused, and what it would have replaced is still there', async () => {
  const { ann, ben, deliverAll } = pair('keep this')
  type(ann.model, { from: 5, to: 9, text: 'é'.repeat(limits.pasteBytes / 2 + 1) })
  await Promise.resolve()
  deliverAll()
  expect(ann.refusals).toEqual(['too-large'])
  expect(ann.model.getValue()).toBe('keep this')
  expect(ben.model.getValue()).toBe('keep this')
})

test('a paste at the limit is taken', async () => {
  const { ann } = pair()
  append(ann.model, 'a'.repeat(limits.pasteBytes))
  await Promise.resolve()
  expect(ann.refusals).toEqual([])
  expect(ann.text.length).toBe(limits.pasteBytes)
})

test('what arrives while a paste is being refused is not lost', async () => {
  const { ann, ben, deliverAll } = pair('one')
  append(ann.model, 'a'.repeat(limits.pasteBytes + 1))
  append(ben.model, ' two')
  deliverAll()
  await Promise.resolve()
  expect(ann.model.getValue()).toBe('one two')
})

test('a reader’s document does not move: typing and undo are taken back', async () => {
  const { ann, ben, deliverAll } = pair()
  append(ann.model, 'mine')
  ann.writable = false
  append(ann.model, '!')
  await Promise.resolve()
  expect(ann.refusals).toEqual(['read-only'])
  void ann.model.undo()
  deliverAll()
  expect(ann.model.getValue()).toBe('mine')
  expect(ben.model.getValue()).toBe('mine')
})

test('once unbound neither side hears of the other, and the model has its own undo again', () => {
  const { ann } = pair('text')
  ann.binding.unbind()
  append(ann.model, ' more')
  expect(ann.text.toString()).toBe('text')
  ann.text.insert(0, 'new ')
  expect(ann.model.getValue()).toBe('text more')
  void ann.model.undo()
  expect(ann.model.getValue()).toBe('text')
})

test('two editors of one document in one page follow each other', () => {
  const doc = new Y.Doc()
  const left = bindWriter(doc)
  const right = bindWriter(doc)
  append(left.model, 'left')
  append(right.model, ' right')
  expect(left.model.getValue()).toBe('left right')
  expect(right.model.getValue()).toBe('left right')
})
