import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { CameraRecordType } from 'tldraw'
import type { TLArrowBinding, TLBindingId, TLShapeId } from 'tldraw'
import * as Y from 'yjs'
import { limits } from '#shared/limits.ts'
import { recordsOf, writeRecord } from '#shared/whiteboard.ts'
import { bindStore } from './bind-store.ts'
import { boardParticipant, deliver, settle } from './testing/board-participant.ts'
import type { BoardParticipant } from './testing/board-participant.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function two(): [BoardParticipant, BoardParticipant] {
  return [boardParticipant(), boardParticipant()]
}

describe('a board bound to its document', () => {
  it('shows everybody what one person draws, also who comes later', () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    ann.box('shape:b', { x: 300 })
    ann.arrow('shape:arrow', 'shape:a', 'shape:b')
    settle(ann, ben)
    const late = boardParticipant(ann.doc)
    expect(Object.keys(ann.board())).toHaveLength(5)
    expect(ben.board()).toEqual(ann.board())
    expect(late.board()).toEqual(ann.board())
  })

  it('writes at most thirty times a second, the first change at once and the last one surely', () => {
    const [ann] = two()
    let updates = 0
    ann.startStroke('shape:s')
    ann.doc.on('update', () => updates++)
    for (let frame = 1; frame <= 60; frame++) {
      ann.growStroke('shape:s', frame, 0)
      vi.advanceTimersByTime(1000 / 60)
    }
    vi.advanceTimersByTime(100)
    expect(updates).toBeGreaterThan(25)
    expect(updates).toBeLessThanOrEqual(32)
    const late = boardParticipant(ann.doc)
    expect(late.board()).toEqual(ann.board())
  })

  it('keeps a stroke of three seconds below four kilobytes', () => {
    const [ann] = two()
    let bytes = 0
    ann.doc.on('update', (update: Uint8Array) => (bytes += update.length))
    ann.startStroke('shape:s')
    for (let frame = 1; frame <= 180; frame++) {
      ann.growStroke('shape:s', frame * 2, Math.round(Math.sin(frame / 9) * 5000) / 100)
      vi.advanceTimersByTime(1000 / 60)
    }
    ann.set('shape:s', {}, { isComplete: true })
    ann.binding.flush()
    expect(bytes).toBeLessThan(4_000)
  })

  it('keeps both when two people change different things of a shape at once', () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    settle(ann, ben)
    ann.set('shape:a', { x: 50 })
    ben.set('shape:a', {}, { color: 'red' })
    settle(ann, ben)
    expect(ann.record('shape:a')).toMatchObject({ x: 50, props: { color: 'red' } })
    expect(ben.board()).toEqual(ann.board())
  })

  it('lets a deletion stand against a change made at the same time', () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    settle(ann, ben)
    ann.set('shape:a', { x: 50 })
    ben.remove('shape:a')
    settle(ann, ben)
    expect(ann.board()).toEqual({})
    expect(ben.board()).toEqual({})
  })

  it('shows a shape on the page when its frame was deleted while it was put in, and in it after undo', () => {
    const [ann, ben] = two()
    ann.frame('shape:f')
    ann.box('shape:a')
    settle(ann, ben)
    ann.set('shape:a', { parentId: 'shape:f' })
    ben.act(() => ben.remove('shape:f'))
    settle(ann, ben)
    expect(ann.record('shape:a')).toMatchObject({ parentId: 'page:page' })
    expect(ben.board()).toEqual(ann.board())
    ben.undo()
    settle(ann, ben)
    expect(ann.record('shape:a')).toMatchObject({ parentId: 'shape:f' })
    expect(ben.board()).toEqual(ann.board())
  })

  it('survives two shapes put into each other', () => {
    const [ann, ben] = two()
    ann.frame('shape:f')
    ann.frame('shape:g')
    settle(ann, ben)
    ann.set('shape:f', { parentId: 'shape:g' })
    ben.set('shape:g', { parentId: 'shape:f' })
    settle(ann, ben)
    expect(ann.record('shape:f')).toMatchObject({ parentId: 'page:page' })
    expect(ben.board()).toEqual(ann.board())
  })

  it('drops a binding to a shape that was deleted while it was made', () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    ann.box('shape:b')
    settle(ann, ben)
    ann.arrow('shape:arrow', 'shape:a', 'shape:b')
    ben.remove('shape:b')
    settle(ann, ben)
    expect(Object.keys(ann.board())).toHaveLength(3)
    expect(ben.board()).toEqual(ann.board())
  })

  it('shows one binding when two people bind the same end, and none after it is let go', () => {
    const [ann, ben] = two()
    for (const id of ['shape:a', 'shape:b', 'shape:c']) ann.box(id)
    ann.arrow('shape:arrow', 'shape:a', 'shape:b')
    settle(ann, ben)
    const end = () =>
      Object.values(ann.board()).filter(
        (part): part is TLArrowBinding =>
          part.typeName === 'binding' && 'terminal' in part.props && part.props.terminal === 'end',
      )
    const bindEnd = (who: BoardParticipant, id: string) => {
      const [first] = end()
      who.store.remove([first!.id])
      who.store.put([{ ...first!, id: id as TLBindingId, toId: 'shape:c' as TLShapeId }])
    }
    bindEnd(ann, 'binding:ann')
    bindEnd(ben, 'binding:ben')
    settle(ann, ben)
    expect(end()).toHaveLength(1)
    expect(ben.board()).toEqual(ann.board())
    ben.store.remove([end()[0]!.id])
    settle(ann, ben)
    expect(end()).toHaveLength(0)
    expect(ben.board()).toEqual(ann.board())
  })

  it('takes a deleted shape out of the selection of whoever had it', () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    settle(ann, ben)
    const state = ben.store.allRecords().find(({ typeName }) => typeName === 'instance_page_state')
    ben.store.put([{ ...state!, selectedShapeIds: ['shape:a'] } as NonNullable<typeof state>])
    ann.remove('shape:a')
    settle(ann, ben)
    expect(ben.store.get(state!.id)).toMatchObject({ selectedShapeIds: [] })
  })

  it('runs no side effect on what others did', () => {
    const [ann, ben] = two()
    const answered = vi.fn<() => void>()
    ben.store.sideEffects.registerAfterCreateHandler('shape', answered)
    ben.store.sideEffects.registerBeforeDeleteHandler('shape', answered)
    ann.box('shape:a')
    settle(ann, ben)
    ann.remove('shape:a')
    settle(ann, ben)
    expect(answered).not.toHaveBeenCalled()
    ben.box('shape:b')
    expect(answered).toHaveBeenCalledOnce()
  })

  it('draws the good records when a bad one stands among them', () => {
    const [ann, ben] = two()
    ann.box('shape:good')
    ann.binding.flush()
    const records = recordsOf(ann.doc)
    const good = ann.record('shape:good')!
    ann.doc.transact(() => {
      records.set('shape:text', 'not even a map')
      writeRecord(records, undefined, { ...good, id: 'shape:embed', type: 'embed' } as typeof good)
      writeRecord(records, undefined, {
        ...good,
        id: 'shape:colour',
        props: { ...good.props, color: 'no' },
      } as typeof good)
      writeRecord(records, undefined, {
        ...good,
        id: 'shape:alone',
        parentId: 'shape:nowhere',
      } as typeof good)
      writeRecord(records, undefined, { id: 'camera:page:page', typeName: 'camera' })
    })
    const camera = CameraRecordType.create({ id: CameraRecordType.createId('page:page') })
    ben.store.put([camera])
    deliver(ann, ben)
    expect(ben.store.get(camera.id)).toEqual(camera)
    expect(Object.keys(ben.board())).toEqual(['shape:alone', 'shape:good'])
    expect(ben.record('shape:alone')).toMatchObject({ parentId: 'page:page' })
  })

  it('takes back and names what the board does not take', () => {
    const [ann, ben] = two()
    ann.box('shape:link', {}, { url: 'https://example.org/' })
    ann.box('shape:long', { meta: { a: 'x'.repeat(limits.whiteboardRecordBytes) } })
    settle(ann, ben)
    expect(ann.board()).toEqual({})
    expect(ann.refusals).toEqual(['forbidden', 'too-large'])
    expect(recordsOf(ben.doc).size).toBe(0)
  })

  it('is full at its limit and says so', () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    ann.binding.flush()
    const box = ann.record('shape:a')!
    ann.doc.transact(() => {
      for (let i = 1; i < limits.whiteboardRecords; i++) {
        writeRecord(recordsOf(ann.doc), undefined, { ...box, id: `shape:${i}` })
      }
    })
    ann.box('shape:late')
    settle(ann, ben)
    expect(ann.record('shape:late')).toBe(undefined)
    expect(ann.refusals).toEqual(['full'])
    expect(recordsOf(ben.doc).size).toBe(limits.whiteboardRecords)
  })

  it('takes back what was drawn while it may not be written', () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    settle(ann, ben)
    ann.writable = false
    ann.set('shape:a', { x: 77 })
    ann.box('shape:b')
    settle(ann, ben)
    expect(ann.board()).toEqual(ben.board())
    expect(ann.record('shape:a')).toMatchObject({ x: 0 })
    expect(ann.refusals).toEqual([])
  })

  it('shows the new document alone when it is bound anew', () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    ben.box('shape:b')
    settle(ann)
    settle(ben)
    ann.binding.unbind()
    bindStore(ann.store, ben.doc, { writable: () => true, onRefused: () => undefined })
    expect(Object.keys(ann.board())).toEqual(['shape:b'])
  })

  it('writes what waits when it is unbound, and nothing after', () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    ann.binding.unbind()
    ann.box('shape:b')
    vi.advanceTimersByTime(1000)
    deliver(ann, ben)
    expect(Object.keys(ben.board())).toEqual(['shape:a'])
  })
})

describe('undo', () => {
  it("takes back one's own move and leaves another's colour", () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    settle(ann, ben)
    ann.act(() => ann.set('shape:a', { x: 50 }))
    settle(ann, ben)
    ben.set('shape:a', {}, { color: 'red' })
    settle(ann, ben)
    ann.undo()
    settle(ann, ben)
    expect(ben.record('shape:a')).toMatchObject({ x: 0, props: { color: 'red' } })
    ann.redo()
    settle(ann, ben)
    expect(ben.record('shape:a')).toMatchObject({ x: 50, props: { color: 'red' } })
  })

  it("leaves another's later move of the same shape", () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    settle(ann, ben)
    ann.act(() => ann.set('shape:a', { x: 50 }))
    settle(ann, ben)
    ben.set('shape:a', { x: 99 })
    settle(ann, ben)
    ann.undo()
    settle(ann, ben)
    expect(ben.record('shape:a')).toMatchObject({ x: 99 })
  })

  it('brings back what one deleted, and not what another deleted', () => {
    const [ann, ben] = two()
    ann.box('shape:a')
    ann.box('shape:b')
    settle(ann, ben)
    ann.act(() => ann.remove('shape:a'))
    ann.act(() => ann.set('shape:b', { x: 9 }))
    settle(ann, ben)
    ben.remove('shape:b')
    settle(ann, ben)
    ann.undo()
    ann.undo()
    settle(ann, ben)
    expect(Object.keys(ben.board())).toEqual(['shape:a'])
    expect(ben.board()).toEqual(ann.board())
  })

  it('has nothing of what another drew', () => {
    const [ann, ben] = two()
    ann.act(() => ann.box('shape:a'))
    settle(ann, ben)
    ben.undo()
    settle(ann, ben)
    expect(Object.keys(ann.board())).toEqual(['shape:a'])
  })
})

describe('a document that is not a board', () => {
  it('is shown as an empty board', () => {
    const doc = new Y.Doc()
    doc.getMap('records').set('shape:a', new Y.Text('x'))
    expect(boardParticipant(doc).board()).toEqual({})
  })
})
