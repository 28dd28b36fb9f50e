/** Comings and goings, held back and failing commits, rooms closed under people's hands: in any order. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { closeCode } from '#shared/protocol.ts'
import { follows } from './chain.ts'
import type { LiveRooms } from './live-rooms.ts'
import { openLiveRooms } from './open-live-rooms.ts'
import { FakeClient } from './testing/fake-client.ts'
import { documentOf, holdAppends, people, room, storeWithRoom } from './testing/rooms.ts'

const who = [people.candidate, people.examiner, people.secondExaminer] as const

/** One browser: its document outlives its connections, as a page outlives its socket. */
interface Page {
  readonly doc: Y.Doc
  client: FakeClient | undefined
  /** State vectors that the server has acknowledged. */
  readonly acknowledged: Map<number, number>[]
}

interface World {
  readonly rooms: LiveRooms
  readonly held: ReturnType<typeof holdAppends>
  readonly pages: readonly Page[]
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))
const clocksOf = (doc: Y.Doc) => Y.decodeStateVector(Y.encodeStateVector(doc))
const isOnline = (page: Page) => page.client !== undefined && page.client.dropped.length === 0

async function connect({ rooms, held }: World, page: Page, index: number) {
  if (isOnline(page)) return
  // A room that is leaving opens again only behind its last commits.
  const opening = rooms.open(room)
  held.commitAll()
  const code = await documentOf(await opening, 'code')
  const client = new FakeClient(code, who[index % who.length] ?? people.candidate, page.doc)
  page.client = client
  const pulled = client.pull()
  held.commitAll()
  await pulled.catch(() => undefined)
  send(page, Y.encodeStateAsUpdate(page.doc, code.stateVector()))
}

function send(page: Page, update: Uint8Array) {
  const clocks = clocksOf(page.doc)
  const receipt = page.client?.send(update)
  if (!receipt) return
  if ('refused' in receipt) {
    // Only a room that failed a moment ago refuses an honest browser.
    expect(receipt.refused).toBe('storage')
    return
  }
  receipt.committed.then(
    () => page.acknowledged.push(clocks),
    () => undefined,
  )
}

type Act = (world: World, page: Page, index: number) => void | Promise<void>

const acts: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.nat({ max: 50 }), fc.string({ minLength: 1, maxLength: 3 }))
      .map(([at, text]): Act => (_, page) => {
        const before = Y.encodeStateVector(page.doc)
        const runs = page.doc.getArray<string>('runs')
        if (at % 5 === 4 && runs.length > 0) runs.delete(at % runs.length, 1)
        else runs.insert(at % (runs.length + 1), [text])
        if (isOnline(page)) send(page, Y.encodeStateAsUpdate(page.doc, before))
      }),
  },
  { weight: 3, arbitrary: fc.constant<Act>(connect) },
  { weight: 1, arbitrary: fc.constant<Act>((_, page) => page.client?.drop(1006, 'gone')) },
  { weight: 4, arbitrary: fc.constant<Act>(({ held }) => held.commit()) },
  { weight: 2, arbitrary: fc.constant<Act>(({ held }) => held.commitAll()) },
  { weight: 1, arbitrary: fc.constant<Act>(({ held }) => held.failAll('io')) },
  {
    weight: 1,
    arbitrary: fc.constant<Act>(
      ({ rooms }) => void rooms.discard(room, closeCode.tryLater, 'test'),
    ),
  },
  { weight: 2, arbitrary: fc.constant<Act>(turn) },
)

test('what was acknowledged is never lost, what was seen is in the log, and all end with the same text', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat({ max: 3 }), acts), { minLength: 10, maxLength: 80 }),
      async (steps) => {
        const store = await storeWithRoom()
        const held = holdAppends(store)
        const damage: string[] = []
        const rooms = openLiveRooms({
          store: held.store,
          idleAfterMs: 0,
          onDamage: (_, problem) => damage.push(problem),
        })
        const pages = Array.from({ length: 4 }, () => ({
          doc: new Y.Doc(),
          client: undefined,
          acknowledged: [],
        })) as readonly Page[]
        const world = { rooms, held, pages }
        for (const [index, act] of steps) {
          const page = pages[index]
          if (page) await act(world, page, index)
        }
        held.release()
        for (let round = 0; round < 3; round++) {
          for (const [index, page] of pages.entries()) await connect(world, page, index)
          await turn()
        }
        const live = await rooms.open(room)
        await (await documentOf(live, 'code')).settled()

        const log = await store.readLog(room, 0)
        let before = { sequence: 0, checksum: 0 }
        for (const row of log) {
          expect(follows(row, before.sequence, before.checksum)).toBe(true)
          before = row
        }
        const folded = new Y.Doc()
        for (const row of log) if (row.document === 'code') Y.applyUpdate(folded, row.update)
        const clocks = clocksOf(folded)
        for (const { acknowledged, doc } of pages) {
          for (const vector of acknowledged) {
            for (const [client, clock] of vector)
              expect(clocks.get(client) ?? 0).toBeGreaterThanOrEqual(clock)
          }
          expect(doc.getArray('runs').toJSON()).toEqual(folded.getArray('runs').toJSON())
        }
        expect(damage).toEqual([])
        await rooms.close(closeCode.restarting)
      },
    ),
    { numRuns: Number(process.env['RUNS'] ?? 200) },
  )
}, 120_000)
