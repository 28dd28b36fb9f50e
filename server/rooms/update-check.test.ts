import { describe, expect, test } from 'vitest'
import {
  createEncoder,
  toUint8Array,
  writeUint8,
  writeVarString,
  writeVarUint,
} from 'lib0/encoding'
import type { Encoder } from 'lib0/encoding'
import * as Y from 'yjs'
import { rootNames } from '#shared/document.ts'
import { limits } from '#shared/limits.ts'
import { Extent } from './extent.ts'
import { checkUpdate } from './update-check.ts'
import type { Ground } from './update-check.ts'

const attacker = 5_000
const victim = 6_000
const roots = rootNames.code

/** A document in which the victim has written ten characters. */
function ground(): Ground & { extent: Extent } {
  const extent = new Extent()
  extent.advance([[victim, 10]])
  return { extent, roots, mayUse: (client) => client === attacker }
}

const bytes = (write: (encoder: Encoder) => void) => {
  const encoder = createEncoder()
  write(encoder)
  return toUint8Array(encoder)
}
const uints = (encoder: Encoder, ...values: number[]) => {
  for (const value of values) writeVarUint(encoder, value)
}
const rootItem = (encoder: Encoder, root: string, text: string) => {
  writeUint8(encoder, 4)
  writeVarUint(encoder, 1)
  writeVarString(encoder, root)
  writeVarString(encoder, text)
}
const check = (update: Uint8Array) => checkUpdate(update, ground())
const refusalOf = (update: Uint8Array) => {
  const found = check(update)
  return 'refused' in found ? found.refused : undefined
}

describe('an update is refused', () => {
  test('when it writes under somebody else’s client id', () => {
    const update = bytes((e) => {
      uints(e, 1, 1, victim, 10)
      rootItem(e, 'files', 'x')
      uints(e, 0)
    })
    expect(refusalOf(update)).toBe('foreign-client')
  })

  test('when 13 bytes would use up a person’s clock for ever', () => {
    const update = bytes((e) => {
      uints(e, 1, 1, attacker, 0)
      writeUint8(e, 0)
      uints(e, 2 ** 40, 0)
    })
    expect(update.length).toBeLessThanOrEqual(13)
    expect(refusalOf(update)).toBe('malformed')
  })

  test('when many small lengths add up to the same', () => {
    const update = bytes((e) => {
      uints(e, 1, 3, attacker, 0)
      for (let n = 0; n < 3; n++) {
        writeUint8(e, n === 1 ? 0 : 1)
        if (n !== 1) {
          writeVarUint(e, 1)
          writeVarString(e, 'files')
        }
        writeVarUint(e, limits.clockAdvance / 2)
      }
      uints(e, 0)
    })
    expect(refusalOf(update)).toBe('malformed')
  })

  test('when 7 bytes declare 32 million items', () => {
    const update = bytes((e) => uints(e, 1, 32_000_000, 1))
    expect(update.length).toBeLessThanOrEqual(7)
    const before = performance.now()
    expect(refusalOf(update)).toBe('malformed')
    expect(performance.now() - before).toBeLessThan(50)
  })

  test.each([
    ['deletions', bytes((e) => uints(e, 0, 1, attacker, 2 ** 40))],
    ['clients', bytes((e) => uints(e, 2 ** 40))],
    [
      'values',
      bytes(
        (e) => (
          uints(e, 1, 1, attacker, 0),
          writeUint8(e, 8),
          writeVarUint(e, 1),
          writeVarString(e, 'runs'),
          uints(e, 2 ** 40)
        ),
      ),
    ],
  ])('when it declares more %s than it has bytes', (_, update) => {
    expect(refusalOf(update)).toBe('malformed')
  })

  test('when it leans on what nobody has, to pile up as pending', () => {
    const clockAhead = bytes((e) => {
      uints(e, 1, 1, attacker, 1)
      rootItem(e, 'files', 'x')
      uints(e, 0)
    })
    const unknownOrigin = bytes((e) => {
      uints(e, 1, 1, attacker, 0)
      writeUint8(e, 0x84)
      uints(e, 7_000, 0)
      writeVarString(e, 'x')
      uints(e, 0)
    })
    const beyondTheVictim = bytes((e) => {
      uints(e, 1, 1, attacker, 0)
      writeUint8(e, 0x44)
      uints(e, victim, 10)
      writeVarString(e, 'x')
      uints(e, 0)
    })
    const unknownParent = bytes((e) => {
      uints(e, 1, 1, attacker, 0)
      writeUint8(e, 4)
      uints(e, 0, 7_000, 0)
      writeVarString(e, 'x')
      uints(e, 0)
    })
    for (const update of [clockAhead, unknownOrigin, beyondTheVictim, unknownParent]) {
      expect(refusalOf(update)).toBe('gap')
    }
  })

  test('when its items wait for each other, or for themselves', () => {
    const second = 5_001
    const circle = bytes((e) => {
      uints(e, 2)
      for (const [client, other] of [
        [second, attacker],
        [attacker, second],
      ] as const) {
        uints(e, 1, client, 0)
        writeUint8(e, 0x84)
        uints(e, other, 0)
        writeVarString(e, 'x')
      }
      uints(e, 0)
    })
    const itself = bytes((e) => {
      uints(e, 1, 1, attacker, 0)
      writeUint8(e, 0x84)
      uints(e, attacker, 0)
      writeVarString(e, 'x')
      uints(e, 0)
    })
    const anyClient = { ...ground(), mayUse: () => true }
    for (const update of [circle, itself]) {
      expect(checkUpdate(update, anyClient)).toEqual({ refused: 'gap' })
    }
  })

  test('when a number is spelt longer than it is', () => {
    const honest = bytes((e) => {
      uints(e, 1, 1, attacker, 0)
      rootItem(e, 'files', 'x')
      uints(e, 0)
    })
    expect(check(honest)).toMatchObject({ update: honest })
    for (let at = 0; at < 5; at++) {
      const byte = honest[at] ?? 0
      if (byte >= 0x80) continue
      const overlong = Uint8Array.from([
        ...honest.slice(0, at),
        byte | 0x80,
        0,
        ...honest.slice(at + 1),
      ])
      expect(refusalOf(overlong)).toBe('malformed')
    }
    expect(refusalOf(Uint8Array.from([0x80, 0x00, 0x00]))).toBe('malformed')
  })

  test('when bytes follow its end, or it ends too early', () => {
    expect(refusalOf(new Uint8Array([0, 0, 0]))).toBe('malformed')
    expect(refusalOf(new Uint8Array([0]))).toBe('malformed')
    expect(refusalOf(new Uint8Array())).toBe('malformed')
  })

  test.each(['__proto__', 'constructor', 'prototype'])('when it names a key %s', (key) => {
    const asMapKey = new Y.Doc()
    asMapKey.clientID = attacker
    asMapKey.getMap('files').set(key, 1)
    expect(refusalOf(Y.encodeStateAsUpdate(asMapKey))).toBe('malformed')

    const inValue = new Y.Doc()
    inValue.clientID = attacker
    inValue.getMap('files').set('a', [{ b: JSON.parse(`{"${key}": 1}`) as unknown }])
    expect(refusalOf(Y.encodeStateAsUpdate(inValue))).toBe('malformed')
  })

  test('when it names a root that the document does not have', () => {
    const doc = new Y.Doc()
    doc.clientID = attacker
    doc.getMap('state').set('status', 'ended')
    expect(refusalOf(Y.encodeStateAsUpdate(doc))).toBe('malformed')
  })

  test('when it deletes what does not exist', () => {
    expect(refusalOf(bytes((e) => uints(e, 0, 1, victim, 1, 8, 3)))).toBe('gap')
    expect(refusalOf(bytes((e) => uints(e, 0, 1, 7_000, 1, 0, 1)))).toBe('gap')
    expect(refusalOf(bytes((e) => uints(e, 0, 1, victim, 2, 5, 1, 2, 1)))).toBe('malformed')
    expect(refusalOf(bytes((e) => uints(e, 0, 1, victim, 1, 5, 0)))).toBe('malformed')
  })

  test('when it skips ids, names one client twice, or brings a client without items', () => {
    const skip = bytes((e) => {
      uints(e, 1, 1, attacker, 0)
      writeUint8(e, 10)
      uints(e, 5, 0)
    })
    const twice = bytes((e) => {
      uints(e, 2)
      for (const clock of [0, 1]) {
        uints(e, 1, attacker, clock)
        rootItem(e, 'files', 'x')
      }
      uints(e, 0)
    })
    const none = bytes((e) => uints(e, 1, 0, attacker, 0, 0))
    for (const update of [skip, twice, none]) expect(refusalOf(update)).toBe('malformed')
  })

  test('when it holds what no document of the product holds', () => {
    const contents: ((doc: Y.Doc) => void)[] = [
      (doc) => doc.getMap('files').set('a', new Uint8Array(3)),
      (doc) => doc.getMap('files').set('a', new Y.Doc()),
      (doc) => doc.getMap('files').set('a', new Y.XmlElement('script')),
      (doc) => doc.getMap('files').set('a', 1n as never),
      (doc) => doc.getText('files').insert(0, 'bold', { bold: true }),
      (doc) => doc.getText('files').insertEmbed(0, { image: 'x' }),
      (doc) => doc.getArray('runs').push([new Uint8Array(3)]),
    ]
    for (const write of contents) {
      const doc = new Y.Doc()
      doc.clientID = attacker
      write(doc)
      expect(refusalOf(Y.encodeStateAsUpdate(doc))).toBe('malformed')
    }
  })

  test('when a mark before its name makes another root look like one of the document’s', () => {
    const update = bytes((e) => {
      uints(e, 1, 1, attacker, 0)
      rootItem(e, '\uFEFFfiles', 'x')
      uints(e, 0)
    })
    expect(refusalOf(update)).toBe('malformed')
  })

  test('when it holds an integer that Yjs could not read', () => {
    const withInteger = (...integer: number[]) =>
      bytes((e) => {
        uints(e, 1, 1, attacker, 0)
        for (const byte of [8, 1]) writeUint8(e, byte)
        writeVarString(e, 'runs')
        for (const byte of [1, 125, ...integer]) writeUint8(e, byte)
        uints(e, 0)
      })
    expect(check(withInteger(0xbf, 0xff, 0xff, 0xff, 0x0f))).toMatchObject({
      clocks: [[attacker, 1]],
    })
    expect(refusalOf(withInteger(0xbf, 0xff, 0xff, 0xff, 0x10))).toBe('malformed')
    expect(refusalOf(withInteger(0xbf, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f))).toBe(
      'malformed',
    )
    expect(refusalOf(withInteger(0x80, 0x00))).toBe('malformed')
  })

  test('when it nests deeper than anybody could read it', () => {
    const update = bytes((e) => {
      uints(e, 1, 1, attacker, 0)
      writeUint8(e, 8)
      writeVarUint(e, 1)
      writeVarString(e, 'runs')
      writeVarUint(e, 1)
      for (let depth = 0; depth < 100_000; depth++) {
        writeUint8(e, 117)
        writeVarUint(e, 1)
      }
      writeUint8(e, 126)
      uints(e, 0)
    })
    expect(refusalOf(update)).toBe('malformed')
  })

  test('when its text is no UTF-8, on which peers would stumble', () => {
    const doc = new Y.Doc()
    doc.clientID = attacker
    doc.getArray('runs').push(['abcdef'])
    const update = Y.encodeStateAsUpdate(doc)
    const at = update.indexOf('c'.charCodeAt(0))
    update[at] = 0xff
    expect(refusalOf(update)).toBe('malformed')
  })

  test('when it is larger than anything that is read', () => {
    expect(refusalOf(new Uint8Array(limits.syncStep2Bytes + 1))).toBe('too-large')
  })

  test('when it brings more client ids than any browser has', () => {
    const update = bytes((e) => {
      uints(e, 100)
      for (let n = 0; n < 100; n++) {
        uints(e, 1, 10_000 + n, 0)
        rootItem(e, 'files', 'x')
      }
      uints(e, 0)
    })
    expect(checkUpdate(update, { ...ground(), mayUse: () => true })).toEqual({
      refused: 'malformed',
    })
  })
})
