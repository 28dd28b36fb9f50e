/**
 * Rooms are opened, left, closed for idleness and discarded while the store takes its time, in every order that chance
 * finds: there is one live room at a time, and nothing that was committed is lost.
 */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeCode } from '#shared/protocol.ts'
import { openLiveRooms } from '../rooms/open-live-rooms.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import { loadRoom } from '../rooms/load-room.ts'
import { FakeClient } from '../rooms/testing/fake-client.ts'
import { documentOf, people, room, storeWithRoom } from '../rooms/testing/rooms.ts'
import type { Store } from '../store/store.ts'
import { diceOf, seed, seededRandom, sizeOf, tell } from './sizes.ts'
import type { Dice } from './sizes.ts'

const schedules = sizeOf({ each: 1_000, deep: 50_000 })
const steps = 60
const idleAfterMs = 100

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
})
afterEach(() => {
  vi.useRealTimers()
})

/** A store whose calls wait until they are let through: writes in their order, reads whenever. */
function slowStore(store: Store, dice: Dice) {
  const writes: (() => void)[] = []
  const reads: (() => void)[] = []
  const later =
    <A extends unknown[], R>(queue: (() => void)[], call: (...given: A) => Promise<R>) =>
    (...given: A) =>
      new Promise<R>((resolve, reject) => {
        queue.push(() => void call(...given).then(resolve, reject))
      })
  return {
    store: {
      ...store,
      append: later(writes, (...given: Parameters<Store['append']>) => store.append(...given)),
      writeCheckpoint: later(writes, (...given: Parameters<Store['writeCheckpoint']>) =>
        store.writeCheckpoint(...given),
      ),
      readRoom: later(reads, (...given: Parameters<Store['readRoom']>) => store.readRoom(...given)),
      readLog: later(reads, (...given: Parameters<Store['readLog']>) => store.readLog(...given)),
      readBindings: later(reads, (...given: Parameters<Store['readBindings']>) =>
        store.readBindings(...given),
      ),
      readCheckpoint: later(reads, (...given: Parameters<Store['readCheckpoint']>) =>
        store.readCheckpoint(...given),
      ),
      readParticipants: later(reads, (...given: Parameters<Store['readParticipants']>) =>
        store.readParticipants(...given),
      ),
    } satisfies Store,
    /** Lets one call through; false when none waits. */
    next(): boolean {
      const write = writes.length > 0 && (reads.length === 0 || dice.chance(0.5))
      const call = write ? writes.shift() : reads.splice(dice.upTo(reads.length), 1)[0]
      call?.()
      return call !== undefined
    },
  }
}

const settle = () => new Promise<void>((resolve) => setImmediate(resolve))

/** Plays one schedule; says what went wrong. */
async function play(from: number): Promise<{ problems: string[]; committed: number }> {
  const dice = diceOf(seededRandom(from))
  const memory = await storeWithRoom()
  const slow = slowStore(memory, dice)
  const problems: string[] = []
  const rooms: LiveRooms = openLiveRooms({
    store: slow.store,
    idleAfterMs,
    onDamage: (_room, problem) => problems.push(`damaged: ${problem}`),
    onStorageFailure: (_room, error) => problems.push(`storage: ${String(error)}`),
  })
  const committed: string[] = []
  const inside = new Set<FakeClient>()
  const under = { way: 0 }
  let word = 0

  async function enter() {
    under.way++
    try {
      const client = new FakeClient(
        await documentOf(await rooms.open(room), 'code'),
        dice.of([people.candidate, people.examiner]),
      )
      await client.pull()
      if (client.dropped.length === 0) inside.add(client)
    } catch (error) {
      problems.push(`entering: ${String(error)}`)
    } finally {
      under.way--
    }
  }
  function write(client: FakeClient) {
    const said = `word ${word++}`
    if (client.dropped.length > 0) {
      inside.delete(client)
      return
    }
    const receipt = client.edit((doc) => doc.getArray('runs').push([said]))
    if ('refused' in receipt) problems.push(`refused: ${receipt.refused}`)
    else
      receipt.committed.then(
        () => committed.push(said),
        () => undefined,
      )
  }
  const leave = (client: FakeClient) => {
    client.leave()
    inside.delete(client)
  }

  for (let step = 0; step < steps; step++) {
    const someone = dice.of([undefined, ...inside])
    const choice = dice.upTo(20)
    if (choice < 4) void enter()
    else if (choice < 9 && someone) write(someone)
    else if (choice < 11 && someone) leave(someone)
    else if (choice === 11) vi.advanceTimersByTime(idleAfterMs)
    else if (choice === 12) void rooms.discard(room, closeCode.tryLater, 'as the test wants it')
    else slow.next()
    if (dice.chance(0.7)) await settle()
  }
  const end = { reached: false }
  void rooms.close(closeCode.restarting).then(() => (end.reached = true))
  while (slow.next() || under.way > 0 || !end.reached) await settle()

  const loaded = await loadRoom(memory, room)
  if (loaded?.damage !== undefined) problems.push(`log: ${loaded.damage}`)
  const again = openLiveRooms({ store: memory })
  const reader = new FakeClient(await documentOf(await again.open(room), 'code'), people.examiner)
  await reader.pull()
  const there = new Set(reader.doc.getArray('runs').toJSON())
  for (const said of committed) if (!there.has(said)) problems.push(`${said} is lost`)
  await again.close(closeCode.restarting)
  // Somebody who asks after the close is told so.
  return {
    problems: problems.filter((one) => !one.includes('the rooms are closed')),
    committed: committed.length,
  }
}

test(
  `${schedules} schedules of openings and closings: one live room at a time, nothing lost (seed ${seed})`,
  { timeout: 60_000 + schedules * 100 },
  async () => {
    let committed = 0
    for (let schedule = 0; schedule < schedules; schedule++) {
      const played = await play(seed + schedule)
      expect(played.problems, `seed ${seed + schedule}`).toEqual([])
      committed += played.committed
    }
    tell(`races: ${schedules} schedules, ${committed} commits, 0 lost`)
    expect(committed).toBeGreaterThan(schedules)
  },
)
