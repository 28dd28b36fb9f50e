import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootNames } from '#shared/document.ts'
import { Extent } from './extent.ts'
import { checkUpdate } from './update-check.ts'
import type { Ground } from './update-check.ts'

const sender = 5_000
const other = 6_000
const roots = rootNames.code

/** A document in which somebody else has written ten characters. */
function ground(): Ground & { extent: Extent } {
  const extent = new Extent()
  extent.advance([[other, 10]])
  return { extent, roots, mayUse: (client) => client === sender }
}
const check = (update: Uint8Array) => checkUpdate(update, ground())

describe('an update is taken', () => {
  const ofOne = (write: (doc: Y.Doc) => void) => {
    const doc = new Y.Doc()
    doc.clientID = sender
    write(doc)
    return Y.encodeStateAsUpdate(doc)
  }

  test('with every kind of value that JSON has', () => {
    const value = { a: [1, -1, 2 ** 40, 0.5, 1e300, true, false, null, 'é 😀', {}], b: undefined }
    const update = ofOne((doc) => doc.getMap('files').set('a', value))
    expect(check(update)).toMatchObject({ update })
  })

  test('counting its clock as Yjs does, in UTF-16 units', () => {
    const found = check(ofOne((doc) => doc.getText('files').insert(0, 'aé€😀')))
    expect(found).toMatchObject({ clocks: [[sender, 5]] })
  })

  test('only for what is new in it: a known beginning is cut off', () => {
    const extent = new Extent()
    const doc = new Y.Doc()
    doc.clientID = sender
    const text = doc.getText('files')
    text.insert(0, 'known')
    extent.advance([[sender, 5]])
    text.insert(5, ' and new')
    const found = checkUpdate(Y.encodeStateAsUpdate(doc), { extent, roots, mayUse: () => true })
    if ('refused' in found || !found.update) throw new Error('refused')
    expect(found.clocks).toEqual([[sender, 13]])
    const { structs } = Y.decodeUpdate(found.update)
    expect(structs.map(({ id, length }) => [id.clock, length])).toEqual([[5, 8]])
  })

  test('without its known deletions', () => {
    const known = ground()
    known.extent.delete([{ client: other, clock: 2, length: 3 }])
    const encoder = createEncoder()
    for (const value of [0, 1, other, 1, 0, 7]) writeVarUint(encoder, value)
    const update = toUint8Array(encoder)
    const found = checkUpdate(update, known)
    expect(found).toMatchObject({
      deletes: [
        { client: other, clock: 0, length: 2 },
        { client: other, clock: 5, length: 2 },
      ],
    })
    if ('refused' in found || !found.update) throw new Error('refused')
    known.extent.delete(found.deletes)
    expect(checkUpdate(update, known)).toMatchObject({ update: undefined })
  })

  test('in pieces that make the same document one after another, whoever’s items wait for whose', () => {
    const one = new Y.Doc()
    const two = new Y.Doc()
    one.clientID = sender
    two.clientID = sender + 1
    for (let n = 0; n < 400; n++) {
      const [from, to] = n % 3 === 0 ? [two, one] : [one, two]
      const text = from.getText('files')
      text.insert((n * 7) % (text.length + 1), 'ab')
      if (n % 5 === 0) text.delete((n * 3) % text.length, 1)
      Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)))
    }
    const ground = { extent: new Extent(), roots, mayUse: () => true }
    const found = checkUpdate(Y.encodeStateAsUpdate(one), ground)
    if ('refused' in found) throw new Error(found.refused)
    const copy = new Y.Doc()
    let pieces = 0
    for (const piece of found.pieces()) {
      Y.applyUpdate(copy, piece)
      pieces++
      expect(copy.store.pendingStructs).toBeNull()
    }
    expect(pieces).toBeGreaterThan(10)
    expect(copy.store.pendingDs).toBeNull()
    expect(copy.getText('files').toJSON()).toBe(one.getText('files').toJSON())
  })

  test('as a copy, so that the socket’s buffer may be used again', () => {
    const update = ofOne((doc) => doc.getText('files').insert(0, 'x'))
    const buffer = new Uint8Array(1_000)
    buffer.set(update, 100)
    const found = check(buffer.subarray(100, 100 + update.length))
    if ('refused' in found || !found.update) throw new Error('refused')
    buffer.fill(0)
    expect(found.update).toEqual(update)
    expect(found.update.buffer.byteLength).toBe(update.length)
  })
})
