import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { rootNames } from '#shared/document.ts'
import { Extent } from './extent.ts'
import { GuardedLog, HonestPeer } from './testing/honest-peers.ts'
import { checkUpdate } from './update-check.ts'

type Step = (peers: readonly HonestPeer[]) => void

const files = (doc: Y.Doc) => doc.getMap<Y.Text | Y.Map<unknown>>('files')
const texts = (doc: Y.Doc) =>
  [...files(doc).values()].filter((value): value is Y.Text => value instanceof Y.Text)

const words = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
const fileId = fc.constantFrom('a', 'b', 'c')
/** fast-check likes to name a key `__proto__`; no browser of ours does. */
const json = fc
  .jsonValue()
  .filter((value) => !/"(__proto__|constructor|prototype)":/.test(JSON.stringify(value)))
const at = fc.nat({ max: 1000 })

const edits: fc.Arbitrary<(doc: Y.Doc) => void> = fc.oneof(
  fc.tuple(at, at, words).map(([which, where, text]) => (doc: Y.Doc) => {
    const all = texts(doc)
    const target = all[which % all.length]
    target?.insert(where % (target.length + 1), text)
  }),
  fc.tuple(at, at, at).map(([which, where, count]) => (doc: Y.Doc) => {
    const all = texts(doc)
    const target = all[which % all.length]
    if (!target?.length) return
    const start = where % target.length
    target.delete(start, 1 + (count % (target.length - start)))
  }),
  fileId.map((id) => (doc: Y.Doc) => files(doc).set(id, new Y.Text(`file ${id}`))),
  fileId.map((id) => (doc: Y.Doc) => files(doc).delete(id)),
  fc.tuple(fileId, json).map(([id, value]) => (doc: Y.Doc) => {
    const entry = files(doc).get(id)
    if (entry instanceof Y.Map) entry.set('value', value)
    else files(doc).set(id, new Y.Map([['value', value as never]]))
  }),
  fc
    .tuple(
      at,
      fc.array(fc.oneof(fc.integer(), fc.double({ noNaN: true }), words), {
        minLength: 1,
        maxLength: 4,
      }),
    )
    .map(([where, values]) => (doc: Y.Doc) => {
      const runs = doc.getArray<unknown>('runs')
      runs.insert(where % (runs.length + 1), values)
    }),
  at.map((where) => (doc: Y.Doc) => {
    const runs = doc.getArray<unknown>('runs')
    if (runs.length > 0) runs.delete(where % runs.length, 1)
  }),
)

const acts: fc.Arbitrary<(peer: HonestPeer) => void> = fc.oneof(
  { weight: 8, arbitrary: edits.map((edit) => (peer: HonestPeer) => peer.edit(edit)) },
  {
    weight: 2,
    arbitrary: fc
      .array(edits, { minLength: 2, maxLength: 5 })
      .map((all) => (peer: HonestPeer) => peer.edit((doc) => all.forEach((edit) => edit(doc)))),
  },
  { weight: 2, arbitrary: fc.constant((peer: HonestPeer) => peer.undo()) },
  { weight: 1, arbitrary: fc.constant((peer: HonestPeer) => peer.redo()) },
  { weight: 5, arbitrary: fc.nat({ max: 5 }).map((n) => (peer: HonestPeer) => peer.send(n)) },
  { weight: 5, arbitrary: fc.nat({ max: 5 }).map((n) => (peer: HonestPeer) => peer.receive(n)) },
  { weight: 1, arbitrary: fc.nat({ max: 3 }).map((n) => (peer: HonestPeer) => peer.disconnect(n)) },
  { weight: 1, arbitrary: fc.constant((peer: HonestPeer) => peer.connect()) },
  { weight: 1, arbitrary: fc.constant((peer: HonestPeer) => peer.reload()) },
)

const steps: fc.Arbitrary<Step> = fc
  .tuple(fc.nat({ max: 4 }), acts)
  .map(([who, act]) => (peers) => {
    const peer = peers[who % peers.length]
    if (peer) act(peer)
  })

function play(count: number, all: readonly Step[]) {
  const server = new GuardedLog()
  const peers = Array.from({ length: count }, (_, index) => new HonestPeer(`peer ${index}`, server))
  for (const step of all) step(peers)
  for (const peer of peers) {
    peer.connect()
    peer.send(Infinity)
  }
  for (const peer of peers) peer.receive(Infinity)
  return { server, peers }
}

const content = (doc: Y.Doc) => ({
  files: doc.getMap('files').toJSON(),
  runs: doc.getArray('runs').toJSON(),
})

test('honest browsers are never refused, and the log folds to what all of them have', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 5 }),
      fc.array(steps, { minLength: 10, maxLength: 120 }),
      (count, all) => {
        const { server, peers } = play(count, all)
        expect(peers.flatMap(({ refusals }) => refusals)).toEqual([])
        const folded = server.fold()
        expect(folded.store.pendingStructs ?? folded.store.pendingDs).toBeNull()
        expect(Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(folded)))).toEqual(
          Object.fromEntries(server.extent.clocks()),
        )
        for (const peer of peers) expect(content(peer.doc)).toEqual(content(folded))
      },
    ),
    { numRuns: 300 },
  )
})

test('the log holds nothing twice: sent again, every update is accepted and brings nothing', () => {
  fc.assert(
    fc.property(fc.array(steps, { minLength: 10, maxLength: 80 }), (all) => {
      const { server, peers } = play(3, all)
      const rows = server.log.length
      for (const peer of peers) {
        for (const update of server.log) {
          expect(server.write(peer.name, update)).toMatchObject({ update: undefined })
        }
      }
      expect(server.log.length).toBe(rows)
    }),
    { numRuns: 100 },
  )
})

test('mutated updates never make the check throw, and what it lets pass applies wholly', () => {
  const damage = fc.array(
    fc.record({
      at: fc.nat({ max: 5000 }),
      byte: fc.nat({ max: 255 }),
      kind: fc.constantFrom('set', 'insert', 'drop', 'cut', 'repeat'),
    }),
    { minLength: 1, maxLength: 3 },
  )
  fc.assert(
    fc.property(
      fc.array(steps, { minLength: 10, maxLength: 40 }),
      fc.nat(),
      damage,
      (all, pick, changes) => {
        const { server } = play(2, all)
        const victim = server.log.length === 0 ? 0 : pick % server.log.length
        const extent = new Extent()
        const doc = new Y.Doc()
        for (const update of server.log.slice(0, victim)) {
          const found = checkUpdate(update, { extent, roots: rootNames.code, mayUse: () => true })
          if ('refused' in found) throw new Error('honest update refused')
          extent.advance(found.clocks)
          extent.delete(found.deletes)
          Y.applyUpdate(doc, update)
        }
        const bytes = [...(server.log[victim] ?? [0, 0])]
        for (const { at, byte, kind } of changes) {
          const index = at % (bytes.length + 1)
          if (kind === 'set') bytes[index] = byte
          else if (kind === 'insert') bytes.splice(index, 0, byte)
          else if (kind === 'drop') bytes.splice(index, 1)
          else if (kind === 'cut') bytes.splice(index)
          else bytes.splice(index, 0, ...bytes.slice(index, index + 8))
        }
        const ground = { extent, roots: rootNames.code, mayUse: () => true }
        const found = checkUpdate(Uint8Array.from(bytes), ground)
        if ('refused' in found || !found.update) return
        Y.applyUpdate(doc, found.update)
        expect(doc.store.pendingStructs ?? doc.store.pendingDs).toBeNull()
        extent.advance(found.clocks)
        expect(Object.fromEntries(Y.decodeStateVector(Y.encodeStateVector(doc)))).toEqual(
          Object.fromEntries(extent.clocks()),
        )
      },
    ),
    { numRuns: 400 },
  )
})
