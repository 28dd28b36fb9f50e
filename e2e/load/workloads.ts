/** What the servers are put through. Each workload gets a server that was just started, and gives a row of figures. */
import { setTimeout as pause } from 'node:timers/promises'
import { cpuMicros, folderBytes, percentile, run, stay, typeUntilKilled } from './measure.ts'
import type { Subject } from './subjects.ts'

export type Row = Readonly<Record<string, number>>

export interface Workload {
  readonly name: string
  /** With the store that its documentation names. */
  readonly keeps?: boolean
  /** A relay keeps nothing, so there is nothing to store; being connected is all that joining it means. */
  readonly withRelay?: boolean
  readonly measure: (subject: Subject) => Promise<Row>
}

/** Everybody types four keys a second: eight in each room. */
const keysPerSecond = 4

async function propagation(
  subject: Subject,
  rooms: number,
  perPerson: number,
  seconds: number,
): Promise<Row> {
  const seats = await subject.seats(rooms, 2)
  let before = 0
  const figures = await run(
    {
      kind: 'type',
      subject: subject.name,
      seats,
      keysPerSecond: perPerson,
      warmSeconds: seconds,
      seconds,
    },
    async () => {
      before = await cpuMicros(subject.pid())
    },
  )
  const micros = (await cpuMicros(subject.pid())) - before
  return {
    'updates/s': figures.updates / figures.seconds,
    'p50 ms': percentile(figures.latencies, 0.5),
    'p95 ms': percentile(figures.latencies, 0.95),
    'p99 ms': percentile(figures.latencies, 0.99),
    'CPU µs/update': micros / figures.updates,
  }
}

/** The most updates a second at which p99 stays below 100 ms, in 100 rooms of two. */
async function saturation(subject: Subject, seconds: number): Promise<Row> {
  let best = 0
  for (let perRoom = 50; perRoom <= 1600; perRoom = Math.ceil(perRoom * 1.4)) {
    const row = await propagation(subject, 100, perRoom / 2, seconds)
    if (!(row['p99 ms'] !== undefined && row['p99 ms'] < 100)) break
    best = Math.max(best, row['updates/s'] ?? 0)
  }
  return { 'updates/s with p99 < 100 ms': best }
}

/** Code that is compiled when it is first used is no room's own memory: these are open before it is measured. */
const roomsToWarm = 5
/** Some servers put their work off until nobody has typed for two seconds. */
const quietMs = 5_000

/** One-hour interviews: what each costs to keep, to open after a restart and again, and to have open. */
async function oneHour(
  subject: Subject,
  rooms: number,
  keys: number,
  idleMs: number,
): Promise<Row> {
  const all = await subject.seats(roomsToWarm + rooms, 4)
  const warming = all.slice(0, roomsToWarm * 4)
  const seats = all.slice(roomsToWarm * 4)
  const of = (...people: number[]) => seats.filter((_, index) => people.includes(index % 4))
  const { name } = subject
  await run({ kind: 'fill', subject: name, seats: of(0), keys })
  await pause(quietMs)
  const live = await folderBytes(subject.dataDir)
  await subject.restart('SIGTERM')
  const cold = await run({ kind: 'join', subject: name, seats: of(1) })
  const warm = await run({ kind: 'join', subject: name, seats: of(1, 2) })
  // Anew: rooms that were left a moment ago are still open, and would not be counted.
  await subject.restart('SIGTERM')
  const leaveWarm = await stay(subject, warming)
  await pause(1_000)
  const empty = await subject.watched()
  const leave = await stay(subject, of(1, 2))
  await pause(idleMs)
  const open = await subject.watched()
  const leaveMore = await stay(subject, of(3))
  await pause(1_000)
  const more = await subject.watched()
  await leaveMore()
  await leave()
  await leaveWarm()
  return {
    'join cold p50 ms': percentile(cold.latencies, 0.5),
    'join warm p50 ms': percentile(warm.latencies, 0.5),
    'join bytes': cold.bytes / rooms,
    'memory MB/room': (open.heldBytes - empty.heldBytes) / rooms / 1e6,
    'resident MB/room': (open.residentBytes - empty.residentBytes) / rooms / 1e6,
    'memory KB/connection': (more.heldBytes - open.heldBytes) / rooms / 1e3,
    'disk KB/hour': live / rooms / 1e3,
  }
}

/** Two clients a room come back within the same moment, to rooms in which something was typed. */
async function storm(subject: Subject, rooms: number): Promise<Row> {
  const seats = await subject.seats(rooms, 2)
  const writers = seats.filter((_, index) => index % 2 === 0)
  const { name } = subject
  await run({ kind: 'fill', subject: name, seats: writers, keys: 400 })
  await run({ kind: 'join', subject: name, seats })
  await subject.watched()
  const back = await run({ kind: 'join', subject: name, seats })
  const { loopDelayP99Ms } = await subject.watched()
  return { 'all in sync ms': back.seconds * 1000, 'loop delay p99 ms': loopDelayP99Ms }
}

/** Killed while somebody types: what of that another person had seen is gone afterwards? */
async function kills(subject: Subject, count: number): Promise<Row> {
  let seen = 0
  let lost = 0
  for (let n = 0; n < count; n++) {
    const [writer, reader, later] = await subject.seats(1, 3)
    if (!writer || !reader || !later) throw new Error('there is no seat')
    const clock = await typeUntilKilled(subject, [writer, reader], async () => {
      // Around the two seconds after which Hocuspocus stores.
      await pause(500 + Math.random() * 3_500)
      await subject.restart('SIGKILL')
    })
    const { clientId } = writer
    const after = await run({ kind: 'held', subject: subject.name, seats: [later], clientId })
    seen += clock
    lost += Math.max(0, clock - (after.clock ?? 0))
  }
  return { kills: count, 'edits seen': seen, 'edits lost': lost, 'lost %': (100 * lost) / seen }
}

export function workloadsFor(quick: boolean): readonly Workload[] {
  const seconds = quick ? 3 : 10
  const typing = (rooms: number): Workload => ({
    name: `propagation, ${rooms.toLocaleString('en')} ${rooms === 1 ? 'room' : 'rooms'}`,
    withRelay: true,
    measure: (subject) => propagation(subject, rooms, keysPerSecond, seconds),
  })
  return [
    ...[1, 100, 500, 1_000].map(typing),
    { name: 'saturation', measure: (subject) => saturation(subject, seconds) },
    {
      name: 'one-hour interview',
      keeps: true,
      // A document that nobody writes to is let go of after a minute.
      measure: (subject) =>
        quick ? oneHour(subject, 5, 1_000, 2_000) : oneHour(subject, 40, 9_000, 70_000),
    },
    {
      name: 'reconnect storm',
      withRelay: true,
      measure: (subject) => storm(subject, quick ? 25 : 250),
    },
    {
      name: 'kills',
      keeps: true,
      // What the others lose shows soon; that nothing is lost takes longer to believe.
      measure: (subject) => kills(subject, quick ? 3 : subject.name === 'pairboard' ? 100 : 20),
    },
  ]
}
