import { afterEach, describe, expect, test, vi } from 'vitest'
import type * as Y from 'yjs'
import { readAgenda, setLock } from '#shared/agenda.ts'
import { scorecardOf } from '#shared/document.ts'
import { closeCode } from '#shared/protocol.ts'
import type { LogRow, Store } from '../store/store.ts'
import { turnToFold } from './fold-turns.ts'
import { openLiveRooms } from './open-live-rooms.ts'
import { FakeClient, asker } from './testing/fake-client.ts'
import {
  createdAtMs,
  documentId,
  documentOf,
  holdAppends,
  people,
  room,
  storeWithRoom,
} from './testing/rooms.ts'

const say = (text: string) => (doc: Y.Doc) => doc.getArray('runs').push([text])
const said = (doc: Y.Doc): unknown => doc.getArray('runs').toJSON()
const clockAt = (start: number) => {
  let now = start
  return { nowMs: () => now, set: (to: number) => (now = to) }
}

describe('opening', () => {
  test('calls made at once share one opening', async () => {
    const store = await storeWithRoom()
    let reads = 0
    const counting: Store = { ...store, readRoom: (id) => (reads++, store.readRoom(id)) }
    const rooms = openLiveRooms({ store: counting })
    const [one, two, three] = await Promise.all([
      rooms.open(room),
      rooms.open(room),
      rooms.open(room),
    ])
    expect(one).toBe(two)
    expect(two).toBe(three)
    expect(reads).toBe(1)
    expect(rooms.count()).toBe(1)
  })

  test('a room that does not exist is a value, one that could not be read a failure, and both may be tried again', async () => {
    const store = await storeWithRoom()
    let broken = true
    const flaky: Store = {
      ...store,
      readLog: async (...asked) => {
        if (broken) throw new Error('the disk does not answer')
        return store.readLog(...asked)
      },
    }
    const rooms = openLiveRooms({ store: flaky })
    await expect(rooms.open(room)).rejects.toThrow('the disk does not answer')
    broken = false
    expect(await rooms.open(room)).toBeDefined()
    const absent = openLiveRooms({ store: { ...store, readRoom: async () => undefined } })
    expect(await absent.open(room)).toBeUndefined()
    expect(absent.count()).toBe(0)
  })

  test('a scorecard exists for each examiner of the room, and for nobody else', async () => {
    const live = await openLiveRooms({ store: await storeWithRoom() }).open(room)
    const scorecard = (of: { participant: (typeof people)['examiner']['participant'] }) =>
      live?.document(documentId(scorecardOf(of.participant)))
    expect(await scorecard(people.examiner)).toBeDefined()
    expect(await scorecard(people.examiner)).toBe(await scorecard(people.examiner))
    expect(await scorecard(people.candidate)).toBeUndefined()
    expect(await scorecard(asker('z', 'examiner'))).toBeUndefined()
  })
})

describe('closing when idle', () => {
  test('an empty room is closed behind a checkpoint, and opens again with all that was written', async () => {
    const store = await storeWithRoom()
    const rooms = openLiveRooms({ store, idleAfterMs: 1 })
    const first = await rooms.open(room)
    const client = await new FakeClient(await documentOf(first, 'code'), people.candidate).pull()
    await client.save(say('one'))
    await client.save(say('two'))
    client.leave()
    await expect.poll(() => rooms.count()).toBe(0)
    expect((await store.readCheckpoint(room))?.sequence).toBe(4)

    const again = await rooms.open(room)
    expect(again).not.toBe(first)
    const back = await new FakeClient(await documentOf(again, 'code'), people.candidate).pull()
    expect(said(back.doc)).toEqual(['one', 'two'])
    await back.save(say('three'))
    expect((await store.readLog(room, 0)).map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5])
    expect(await store.readBindings(room)).toHaveLength(2)
  })

  test('somebody who comes while the room is closing keeps it open', async () => {
    const store = await storeWithRoom()
    let arrive: (() => void) | undefined
    const rooms = openLiveRooms({
      store: {
        ...store,
        writeCheckpoint: async (checkpoint) => {
          arrive?.()
          await store.writeCheckpoint(checkpoint)
        },
      },
      idleAfterMs: 1,
    })
    const live = await rooms.open(room)
    const code = await documentOf(live, 'code')
    const client = await new FakeClient(code, people.candidate).pull()
    await client.save(say('one'))
    const arrived = new Promise<FakeClient>((resolve) => {
      arrive = () => resolve(new FakeClient(code, people.examiner))
    })
    client.leave()
    const examiner = await arrived
    await examiner.pull()
    await examiner.save(say('two'))
    expect(await rooms.open(room)).toBe(live)
    expect(examiner.dropped).toEqual([])
  })

  test('whoever joins a document of a room that is closed already is sent away to come again', async () => {
    const rooms = openLiveRooms({ store: await storeWithRoom() })
    const code = await documentOf(await rooms.open(room), 'code')
    await rooms.discard(room, closeCode.gone, 'deleted')
    const late = new FakeClient(code, people.candidate)
    await expect.poll(() => late.dropped).toEqual([{ code: closeCode.tryLater, reason: 'closed' }])
  })

  test('two thousand rows make a checkpoint while everybody is still there', async () => {
    const store = await storeWithRoom()
    const code = await documentOf(await openLiveRooms({ store }).open(room), 'code')
    const client = await new FakeClient(code, people.candidate).pull()
    for (let n = 0; n < 2_100; n++) client.edit(say(String(n)))
    await code.settled()
    await expect
      .poll(async () => (await store.readCheckpoint(room))?.sequence)
      .toBeGreaterThan(1_999)
    const reader = await new FakeClient(code, people.examiner).pull()
    expect(reader.doc.getArray('runs').length).toBe(2_100)
    const opened = await documentOf(await openLiveRooms({ store }).open(room), 'code')
    const other = await new FakeClient(opened, people.examiner).pull()
    expect(said(other.doc)).toEqual(said(reader.doc))
  })
})

describe('a room in which nobody has written for a moment', () => {
  afterEach(() => void vi.useRealTimers())

  /** The newest checkpoint's sequence after so many edits and two quiet seconds. */
  async function afterQuiet(edits: number, text: string, store: Store): Promise<number> {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const live = await openLiveRooms({ store }).open(room)
    const code = await documentOf(live, 'code')
    const client = await new FakeClient(code, people.candidate).pull()
    for (let n = 0; n < edits; n++) client.edit(say(text))
    await code.settled()
    vi.advanceTimersByTime(1_999)
    expect(await store.readCheckpoint(room)).toBeUndefined()
    vi.advanceTimersByTime(1)
    // More turns than folding it takes.
    for (let turn = 0; turn < 20; turn++) await turnToFold()
    return (await store.readCheckpoint(room))?.sequence ?? 0
  }

  test('is folded, so that the next opening has less to read', async () => {
    expect(await afterQuiet(300, 'one', await storeWithRoom())).toBeGreaterThan(300)
  })

  test('is left as it is when that saves little, or costs much', async () => {
    expect(await afterQuiet(100, 'one', await storeWithRoom())).toBe(0)
    expect(await afterQuiet(300, 'x'.repeat(2_000), await storeWithRoom())).toBe(0)
  })
})

describe('a damaged log', () => {
  const damagedBy = async (change: (rows: LogRow[]) => LogRow[]) => {
    const store = await storeWithRoom()
    const writer = await documentOf(await openLiveRooms({ store }).open(room), 'code')
    const client = await new FakeClient(writer, people.candidate).pull()
    for (const text of ['one', 'two', 'three']) await client.save(say(text))
    const readLog: Store['readLog'] = async (id, after) =>
      change(await store.readLog(id, 0)).filter(({ sequence }) => sequence > after)
    const alarms: string[] = []
    const rooms = openLiveRooms({
      store: { ...store, readLog },
      onDamage: (_, problem) => alarms.push(problem),
    })
    return { live: await rooms.open(room), alarms, store }
  }

  test.each([
    ['a row is missing', (rows: LogRow[]) => rows.filter(({ sequence }) => sequence !== 4)],
    [
      'a row was altered',
      (rows: LogRow[]) =>
        rows.map((row) =>
          row.sequence === 4 ? { ...row, update: row.update.map((b) => b ^ 1) } : row,
        ),
    ],
    [
      'a row is said to be somebody else’s',
      (rows: LogRow[]) =>
        rows.map((row) =>
          row.sequence === 4 ? { ...row, participant: people.observer.participant } : row,
        ),
    ],
    [
      'two rows changed places',
      (rows: LogRow[]) =>
        rows.map((row, index) => ({
          ...(rows[index === 3 ? 4 : index === 4 ? 3 : index] ?? row),
          sequence: row.sequence,
        })),
    ],
  ])(
    'when %s, the room opens read-only with what came before, and somebody is told',
    async (_, change) => {
      const { live, alarms } = await damagedBy(change)
      expect(live?.state.damaged).toBe(true)
      expect(alarms).toHaveLength(1)
      const code = await documentOf(live, 'code')
      expect(code.permission(people.examiner)).toEqual({ right: 'read', reason: 'damaged' })
      const client = await new FakeClient(code, people.examiner).pull()
      expect(said(client.doc)).toEqual(['one'])
      expect(client.edit(say('more'))).toEqual({ refused: 'read-only' })
      await expect(live?.changeStatus('ended')).rejects.toMatchObject({
        name: 'StatusError',
        problem: 'storage',
      })
    },
  )

  test('a checkpoint that does not fit the log is not believed', async () => {
    const { store } = await damagedBy((rows) => rows)
    const documents = new Map([['code' as const, new Uint8Array([0, 0])]])
    await store.writeCheckpoint({ room, sequence: 5, timeMs: createdAtMs, checksum: 1, documents })
    const live = await openLiveRooms({ store }).open(room)
    expect(live?.state.damaged).toBe(false)
    const client = await new FakeClient(await documentOf(live, 'code'), people.examiner).pull()
    expect(said(client.doc)).toEqual(['one', 'two', 'three'])
  })

  test('a log that was cut off behind its checkpoint shows', async () => {
    const { store } = await damagedBy((rows) => rows)
    const writer = openLiveRooms({ store, idleAfterMs: 1 })
    await writer.open(room)
    await expect.poll(() => writer.count()).toBe(0)
    expect((await store.readCheckpoint(room))?.sequence).toBe(5)
    const readLog: Store['readLog'] = async (id, after) =>
      (await store.readLog(id, 0)).slice(after, 3)
    const alarms: string[] = []
    const onDamage = (_: unknown, problem: string) => alarms.push(problem)
    const live = await openLiveRooms({ store: { ...store, readLog }, onDamage }).open(room)
    expect(live?.state.damaged).toBe(true)
    expect(alarms).toHaveLength(1)
  })
})

describe('rights', () => {
  test('a lock takes the candidate’s right at once, before it is on disk, and is told', async () => {
    const held = holdAppends(await storeWithRoom())
    const live = await openLiveRooms({ store: held.store }).open(room)
    const code = await documentOf(live, 'code')
    const candidate = new FakeClient(code, people.candidate)
    const examiner = new FakeClient(await documentOf(live, 'agenda'), people.examiner)
    examiner.edit((doc) => setLock(doc, 'code', true))
    expect(candidate.permissions).toEqual([{ right: 'read', reason: 'locked' }])
    expect(candidate.edit(say('late'))).toEqual({ refused: 'locked' })
    expect(live?.state.locks).toEqual({ code: true, whiteboard: false })
    examiner.edit((doc) => setLock(doc, 'code', false))
    expect(candidate.permissions).toEqual([{ right: 'read', reason: 'locked' }, { right: 'write' }])
    held.release()
    await code.settled()
  })

  test('locks are read from the log when the room opens', async () => {
    const store = await storeWithRoom()
    const first = await openLiveRooms({ store }).open(room)
    const examiner = await new FakeClient(await documentOf(first, 'agenda'), people.examiner).pull()
    await examiner.save((doc) => setLock(doc, 'whiteboard', true))
    const again = await openLiveRooms({ store }).open(room)
    expect(again?.state.locks).toEqual({ code: false, whiteboard: true })
  })

  test('putting out drops those who are meant', async () => {
    const live = await openLiveRooms({ store: await storeWithRoom() }).open(room)
    const code = await documentOf(live, 'code')
    const candidate = new FakeClient(code, people.candidate)
    const examiner = new FakeClient(code, people.examiner)
    live?.putOut(({ role }) => role === 'candidate', closeCode.gone, 'link revoked')
    expect(candidate.dropped).toEqual([{ code: closeCode.gone, reason: 'link revoked' }])
    expect(examiner.dropped).toEqual([])
  })
})

describe('the interview’s course', () => {
  test('start, end and reopening change record, agenda and store together', async () => {
    const store = await storeWithRoom('lobby')
    const clock = clockAt(createdAtMs + 1_000)
    const live = await openLiveRooms({ store, nowMs: clock.nowMs }).open(room)
    const agenda = await documentOf(live, 'agenda')
    const watcher = await new FakeClient(agenda, people.candidate).pull()

    await live?.changeStatus('live')
    expect(readAgenda(watcher.doc)).toMatchObject({
      status: 'live',
      startedAtMs: createdAtMs + 1_000,
    })
    expect(await store.readRoom(room)).toMatchObject({
      status: 'live',
      startedAtMs: createdAtMs + 1_000,
    })
    expect(await store.readRoom(room)).toMatchObject({ ...live?.standing })

    clock.set(createdAtMs + 5_000)
    await live?.changeStatus('ended')
    expect(readAgenda(watcher.doc)).toMatchObject({
      status: 'ended',
      endedAtMs: createdAtMs + 5_000,
    })
    expect(await store.readRoom(room)).toMatchObject({
      status: 'ended',
      endedAtMs: createdAtMs + 5_000,
    })

    clock.set(createdAtMs + 5_000 + 10 * 60_000)
    await live?.changeStatus('live')
    expect(readAgenda(watcher.doc)).toMatchObject({ status: 'live', endedAtMs: undefined })
    expect(await store.readRoom(room)).toMatchObject({ status: 'live', endedAtMs: undefined })
  })

  test('the end cannot be taken back after ten minutes, nor an interview start twice', async () => {
    const clock = clockAt(createdAtMs)
    const live = await openLiveRooms({
      store: await storeWithRoom('lobby'),
      nowMs: clock.nowMs,
    }).open(room)
    await expect(live?.changeStatus('ended')).rejects.toMatchObject({ problem: 'wrong-status' })
    const starts = await Promise.allSettled([
      live?.changeStatus('live'),
      live?.changeStatus('live'),
    ])
    expect(starts.map(({ status }) => status)).toEqual(['fulfilled', 'rejected'])
    await live?.changeStatus('ended')
    clock.set(createdAtMs + 10 * 60_000 + 1)
    await expect(live?.changeStatus('live')).rejects.toMatchObject({ problem: 'reopen-too-late' })
  })

  test('the end takes rights at once; the start gives them once it is on disk', async () => {
    const held = holdAppends(await storeWithRoom('lobby'))
    const live = await openLiveRooms({ store: held.store }).open(room)
    const code = await documentOf(live, 'code')
    const started = live?.changeStatus('live')
    await expect.poll(() => held.held.length).toBe(1)
    expect(code.permission(people.candidate)).toEqual({ right: 'none' })
    held.commit()
    await started
    expect(code.permission(people.candidate)).toEqual({ right: 'write' })
    const candidate = new FakeClient(code, people.candidate)
    const ended = live?.changeStatus('ended')
    expect(candidate.permissions).toEqual([{ right: 'read', reason: 'ended' }])
    expect(candidate.edit(say('late'))).toEqual({ refused: 'ended' })
    held.release()
    await ended
  })

  test('time in the log never runs backwards, whatever the clock does', async () => {
    const store = await storeWithRoom()
    const clock = clockAt(createdAtMs + 10_000)
    const live = await openLiveRooms({ store, nowMs: clock.nowMs }).open(room)
    const client = await new FakeClient(await documentOf(live, 'code'), people.candidate).pull()
    await client.save(say('one'))
    clock.set(createdAtMs - 86_400_000)
    await client.save(say('two'))
    clock.set(createdAtMs + 20_000)
    await client.save(say('three'))
    const times = (await store.readLog(room, 2)).map(({ timeMs }) => timeMs - createdAtMs)
    expect(times).toEqual([10_000, 10_000, 20_000])
  })
})

describe('closing', () => {
  test('makes everything durable and acknowledges it before anybody is dropped', async () => {
    const held = holdAppends(await storeWithRoom())
    const rooms = openLiveRooms({ store: held.store })
    const code = await documentOf(await rooms.open(room), 'code')
    const client = await new FakeClient(code, people.candidate).pull()
    const receipt = client.edit(say('one'))
    if ('refused' in receipt) throw new Error(receipt.refused)
    const order: string[] = []
    void receipt.committed.then(() => order.push('acknowledged'))
    const drop = client.drop.bind(client)
    client.drop = (code, reason) => {
      order.push(`dropped ${code}`)
      drop(code, reason)
    }
    const closed = rooms.close(closeCode.restarting)
    held.commitAll()
    await closed
    expect(order).toEqual(['acknowledged', 'dropped 1012'])
    expect(rooms.count()).toBe(0)
    await expect(rooms.open(room)).rejects.toThrow('closed')
  })

  test('a discarded room is read anew only once its last rows are on disk', async () => {
    const held = holdAppends(await storeWithRoom())
    const rooms = openLiveRooms({ store: held.store })
    const code = await documentOf(await rooms.open(room), 'code')
    const client = await new FakeClient(code, people.candidate).pull()
    client.edit(say('one'))
    const discarded = rooms.discard(room, closeCode.gone, 'deleted')
    const reopened = rooms.open(room)
    held.release()
    await discarded
    const reader = await new FakeClient(
      await documentOf(await reopened, 'code'),
      people.examiner,
    ).pull()
    expect(said(reader.doc)).toEqual(['one'])
    expect(client.dropped).toEqual([{ code: closeCode.gone, reason: 'deleted' }])
  })
})
