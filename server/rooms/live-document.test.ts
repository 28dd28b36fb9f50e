import { beforeEach, describe, expect, test } from 'vitest'
import {
  createEncoder,
  toUint8Array,
  writeUint8,
  writeVarString,
  writeVarUint,
} from 'lib0/encoding'
import * as Y from 'yjs'
import { setLock } from '#shared/agenda.ts'
import { limits } from '#shared/limits.ts'
import { closeCode } from '#shared/protocol.ts'
import type { Store } from '../store/store.ts'
import { processorMs } from './effort.ts'
import type { LiveDocument, LiveRoom } from './live-rooms.ts'
import { openLiveRooms } from './open-live-rooms.ts'
import { FakeClient, asker } from './testing/fake-client.ts'
import { documentOf, holdAppends, people, room, storeWithRoom } from './testing/rooms.ts'

const say = (text: string) => (doc: Y.Doc) => doc.getArray('runs').push([text])
const said = (doc: Y.Doc): unknown => doc.getArray('runs').toJSON()
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

describe('a live document', () => {
  let store: Store
  let live: LiveRoom | undefined
  let code: LiveDocument
  beforeEach(async () => {
    store = await storeWithRoom()
    live = await openLiveRooms({ store }).open(room)
    code = await documentOf(live, 'code')
  })

  test('gives a newcomer what was seeded', async () => {
    const client = await new FakeClient(code, people.candidate).pull()
    expect(client.doc.getMap('files').size).toBe(1)
  })

  test('takes a write into the log and gives it to the others, not to its sender', async () => {
    const candidate = await new FakeClient(code, people.candidate).pull()
    const examiner = await new FakeClient(code, people.examiner).pull()
    const sequence = await candidate.save(say('hello'))
    expect(said(examiner.doc)).toEqual(['hello'])
    expect(candidate.delivered).toEqual([])
    const [row] = await store.readLog(room, sequence - 1)
    expect(row).toMatchObject({
      sequence,
      document: 'code',
      participant: people.candidate.participant,
    })
    expect(await store.readBindings(room)).toMatchObject([
      { document: 'code', clientId: candidate.clientId, participant: people.candidate.participant },
    ])
  })

  test('the same update sent again is accepted and adds no row', async () => {
    const candidate = await new FakeClient(code, people.candidate).pull()
    const update = candidate.editUnsent(say('once'))
    const first = candidate.send(update)
    const second = candidate.send(update)
    expect('committed' in first && (await first.committed)).toBe(3)
    expect('committed' in second && (await second.committed)).toBe(3)
    expect(await store.readLog(room, 2)).toHaveLength(1)
  })

  test('after a reload the browser may send what it wrote under its former client id', async () => {
    const before = await new FakeClient(code, people.candidate).pull()
    await before.save(say('saved'))
    const unsent = before.editUnsent(say('offline'))
    before.leave()
    const after = await new FakeClient(code, people.candidate).pull()
    expect(after.send(unsent)).not.toHaveProperty('refused')
    const stranger = await new FakeClient(code, people.examiner).pull()
    expect(stranger.send(before.editUnsent(say('forged')))).toEqual({ refused: 'foreign-client' })
  })

  test('a client id that somebody else has declared is not free', async () => {
    const candidate = await new FakeClient(code, people.candidate).pull()
    const id = { ...code.id }
    expect(await live?.mayUseClientId(id, candidate.clientId, people.examiner.participant)).toBe(
      false,
    )
    expect(await live?.mayUseClientId(id, candidate.clientId, people.candidate.participant)).toBe(
      true,
    )
    expect(await live?.mayUseClientId(id, 1, people.candidate.participant)).toBe(false)
    candidate.leave()
    expect(await live?.mayUseClientId(id, candidate.clientId, people.examiner.participant)).toBe(
      true,
    )
  })

  test('an observer may say what everybody knows, and nothing else', async () => {
    const candidate = await new FakeClient(code, people.candidate).pull()
    const files = (doc: Y.Doc) => doc.getMap<Y.Map<unknown>>('files')
    const entry = new Y.Map<unknown>()
    await candidate.save((doc) => files(doc).set('x', entry))
    await candidate.save(() => entry.set('text', new Y.Text('gone with its file')))
    await candidate.save((doc) => files(doc).delete('x'))
    const observer = await new FakeClient(code, people.observer).pull()
    expect(observer.send(Y.encodeStateAsUpdate(observer.doc))).toHaveProperty('committed')
    expect(observer.edit(say('mine'))).toEqual({ refused: 'read-only' })
    const [seeded = ''] = files(observer.doc).keys()
    expect(observer.edit((doc) => files(doc).delete(seeded))).toEqual({ refused: 'read-only' })
  })

  test('deletions that a browser infers are no offence of a reader', async () => {
    const one = await new FakeClient(code, people.candidate).pull()
    const two = await new FakeClient(code, people.examiner).pull()
    const set = (value: string) => (doc: Y.Doc) => doc.getMap('files').set('x', value)
    const first = one.editUnsent(set('one'))
    const second = two.editUnsent(set('two'))
    one.send(first)
    two.send(second)
    await code.settled()
    const observer = await new FakeClient(code, people.observer).pull()
    expect(observer.send(Y.encodeStateAsUpdate(observer.doc))).toHaveProperty('committed')
    expect(await store.readLog(room, 4)).toHaveLength(0)
  })

  test('a preview and a person without any right write nothing', async () => {
    const preview = new FakeClient(code, asker('e', 'examiner', true))
    expect(preview.edit(say('x'))).toEqual({ refused: 'read-only' })
    const backstage = await documentOf(live, 'backstage')
    const candidate = new FakeClient(backstage, people.candidate)
    const write = candidate.edit((doc) => doc.getArray('chat').push(['x']))
    expect(write).toEqual({ refused: 'read-only' })
    const examiner = await new FakeClient(backstage, people.examiner).pull()
    await examiner.save((doc) => doc.getArray('chat').push(['secret']))
    expect(candidate.delivered).toEqual([])
  })

  test('what was overwritten at once does not count: a key held down on a large undo fills no document', async () => {
    const candidate = await new FakeClient(code, people.candidate).pull()
    const files = candidate.doc.getMap('files')
    for (let n = 0; n < 40; n++) {
      const sequence = await candidate.save(() => files.set('text', `${n}${'x'.repeat(200_000)}`))
      expect(sequence).toBeGreaterThan(n)
    }
  })

  test('a full document takes deletions, and text again once there is room', async () => {
    const candidate = await new FakeClient(code, people.candidate).pull()
    const runs = candidate.doc.getArray('runs')
    const large = 'x'.repeat(200_000)
    let refused: unknown
    while (refused === undefined) {
      const receipt = candidate.edit(() => runs.push([large]))
      if ('refused' in receipt) refused = receipt.refused
    }
    expect(refused).toBe('document-full')
    expect(runs.length).toBe(Math.ceil(limits.documentBytes.code / 200_000))

    const again = await new FakeClient(code, people.candidate).pull()
    await again.save((doc) => doc.getArray('runs').delete(0, 9))
    await code.diff(new Uint8Array([0]))
    await again.save(say(large))
  })

  test('an update that would keep every browser busy for minutes is given up and refused', async () => {
    const itemsAtOnePlace = (client: number) => {
      const encoder = createEncoder()
      for (const value of [1, 8_000, client, 0]) writeVarUint(encoder, value)
      for (let n = 0; n < 8_000; n++) {
        writeUint8(encoder, 4)
        writeVarUint(encoder, 1)
        writeVarString(encoder, 'runs')
        writeVarString(encoder, 'x')
      }
      writeVarUint(encoder, 0)
      return toUint8Array(encoder)
    }
    const candidate = new FakeClient(code, people.candidate)
    const examiner = await new FakeClient(code, people.examiner).pull()
    expect(candidate.send(itemsAtOnePlace(2_000))).toHaveProperty('committed')
    const startMs = processorMs()
    expect(candidate.send(itemsAtOnePlace(3_000))).toEqual({ refused: 'too-large' })
    expect(processorMs() - startMs).toBeLessThan(5_000)
    await examiner.save(say('goes on'))
  })

  test('an agenda cannot be made to say that the interview is over', async () => {
    const agenda = await documentOf(live, 'agenda')
    const examiner = await new FakeClient(agenda, people.examiner).pull()
    const forged = examiner.edit((doc) => doc.getMap('state').set('status', 'ended'))
    expect(forged).toEqual({ refused: 'bad-record' })
    const honest = await new FakeClient(agenda, people.examiner).pull()
    await honest.save((doc) => setLock(doc, 'code', true))
  })

  test('a bad record on the whiteboard is refused and leaves no trace', async () => {
    const board = await documentOf(live, 'whiteboard')
    const candidate = await new FakeClient(board, people.candidate).pull()
    const bad = candidate.edit((doc) => doc.getMap('records').set('shape:a', 'not a map'))
    expect(bad).toEqual({ refused: 'bad-record' })
    const other = await new FakeClient(board, people.candidate).pull()
    expect(other.doc.getMap('records').size).toBe(0)
    await other.save((doc) => doc.getMap('records').delete('nothing'))
  })
})

describe('before its commit', () => {
  test('an update reaches nobody, is acknowledged to nobody, and no answer holds it', async () => {
    const held = holdAppends(await storeWithRoom())
    const live = await openLiveRooms({ store: held.store }).open(room)
    const code = await documentOf(live, 'code')
    const candidate = await new FakeClient(code, people.candidate).pull()
    const examiner = await new FakeClient(code, people.examiner).pull()
    const order: string[] = []
    const deliver = examiner.deliver.bind(examiner)
    examiner.deliver = (update) => {
      order.push('delivered')
      deliver(update)
    }
    const receipt = candidate.edit(say('hello'))
    if ('refused' in receipt) throw new Error(receipt.refused)
    const acknowledged = receipt.committed.then(() => order.push('acknowledged'))
    const difference = code.diff(new Uint8Array([0])).then((update) => {
      order.push('answered')
      return update
    })
    await turn()
    expect(order).toEqual([])
    held.commit()
    const doc = new Y.Doc()
    Y.applyUpdate(doc, await difference)
    await acknowledged
    expect(said(doc)).toEqual(['hello'])
    expect(order.toSorted()).toEqual(['acknowledged', 'answered', 'delivered'])
    expect(order[0]).toBe('delivered')
  })

  test('what is sent again waits for the commit of what it repeats', async () => {
    const held = holdAppends(await storeWithRoom())
    const live = await openLiveRooms({ store: held.store }).open(room)
    const candidate = await new FakeClient(await documentOf(live, 'code'), people.candidate).pull()
    const update = candidate.editUnsent(say('hello'))
    candidate.send(update)
    const again = candidate.send(update)
    if ('refused' in again) throw new Error(again.refused)
    let acknowledged = false
    void again.committed.then(() => (acknowledged = true))
    await turn()
    expect(acknowledged).toBe(false)
    held.commitAll()
    expect(await again.committed).toBe(3)
  })

  test('a commit that fails drops everybody, acknowledges nothing, and the room is read anew', async () => {
    const held = holdAppends(await storeWithRoom())
    const failures: unknown[] = []
    const rooms = openLiveRooms({
      store: held.store,
      onStorageFailure: (_, error) => failures.push(error),
    })
    const code = await documentOf(await rooms.open(room), 'code')
    const candidate = await new FakeClient(code, people.candidate).pull()
    const examiner = await new FakeClient(code, people.examiner).pull()
    const receipts = [candidate.edit(say('lost')), candidate.edit(say('lost too'))]
    held.failAll()
    for (const receipt of receipts) {
      if ('refused' in receipt) throw new Error(receipt.refused)
      await expect(receipt.committed).rejects.toMatchObject({ reason: 'disk-full' })
    }
    expect(failures).toHaveLength(1)
    for (const { dropped } of [candidate, examiner]) {
      expect(dropped).toEqual([{ code: closeCode.tryLater, reason: 'storage' }])
    }
    expect(examiner.delivered).toEqual([])
    expect(candidate.edit(say('later'))).toEqual({ refused: 'storage' })

    held.release()
    const anew = await documentOf(await rooms.open(room), 'code')
    const back = await new FakeClient(anew, people.candidate).pull()
    expect(said(back.doc)).toEqual([])
    // The browser kept its changes and sends them again.
    const resent = back.send(Y.encodeStateAsUpdate(candidate.doc, Y.encodeStateVector(back.doc)))
    expect('committed' in resent && (await resent.committed)).toBe(3)
  })
})
