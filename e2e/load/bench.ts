/**
 * Speed and memory, as ratios within one run on one machine: a raw relay of the same bytes is the limit,
 * @y/websocket-server and Hocuspocus are what one would take instead. Prints tables, keeps JSON.
 * `npm run bench -- --quick` takes a minute and is for a look; figures to quote come from the whole.
 */
import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, readFile, readdir, stat, writeFile } from 'node:fs/promises'
import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Figures, Job } from './generator.ts'
import { startSubject, subjectNames } from './subjects.ts'
import type { Subject, SubjectName } from './subjects.ts'

const quick = process.argv.includes('--quick')
const keysInAnHour = quick ? 1_000 : 9_000
const seconds = quick ? 3 : 10

type Row = Record<string, number>
type Table = Partial<Record<SubjectName, Row>>

async function run(job: Job): Promise<Figures> {
  const child = fork(join(import.meta.dirname, 'generator.ts'), { serialization: 'advanced' })
  child.send(job)
  const [figures] = (await once(child, 'message')) as [Figures]
  await once(child, 'exit')
  return figures
}

/** Opens the documents and stays until the returned function is called. */
async function stay(subject: Subject, seats: Awaited<ReturnType<Subject['seats']>>) {
  const child = fork(join(import.meta.dirname, 'generator.ts'), { serialization: 'advanced' })
  child.send({ kind: 'stay', subject: subject.name, seats } satisfies Job)
  await once(child, 'message')
  return async () => {
    const exited = once(child, 'exit')
    child.kill()
    await exited
  }
}

const percentile = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** Processor time that a process has used so far, all threads, in microseconds. */
async function cpuMicros(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  const ticksPerSecond = 100
  return ((Number(fields[11]) + Number(fields[12])) * 1e6) / ticksPerSecond
}

async function residentBytes(pid: number): Promise<number> {
  const pages = (await readFile(`/proc/${pid}/statm`, 'utf8')).split(' ')[1]
  return Number(pages) * 4096
}

async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function propagation(subject: Subject, rooms: number, keysPerSecond: number): Promise<Row> {
  const seats = await subject.seats(rooms, 2)
  const before = await cpuMicros(subject.pid)
  const figures = await run({ kind: 'type', subject: subject.name, seats, keysPerSecond, seconds })
  const micros = (await cpuMicros(subject.pid)) - before
  return {
    'updates/s': figures.updates / figures.seconds,
    'p50 ms': percentile(figures.latencies, 0.5),
    'p95 ms': percentile(figures.latencies, 0.95),
    'p99 ms': percentile(figures.latencies, 0.99),
    'CPU µs/update': micros / figures.updates,
  }
}

/** The most updates a second at which p99 stays below 100 ms, in 100 rooms of two. */
async function saturation(subject: Subject): Promise<Row> {
  let best = 0
  for (let perRoom = 50; perRoom <= 1600; perRoom = Math.ceil(perRoom * 1.4)) {
    const row = await propagation(subject, 100, perRoom / 2)
    if (!(row['p99 ms'] !== undefined && row['p99 ms'] < 100)) break
    best = Math.max(best, row['updates/s'] ?? 0)
  }
  return { 'updates/s with p99 < 100 ms': best }
}

/** A one-hour interview in each of 40 rooms: what it costs to keep, to open, and to have open. */
async function oneHour(subject: Subject): Promise<Row> {
  const rooms = quick ? 5 : 40
  const seats = await subject.seats(rooms, 3)
  const writers = seats.filter((_, index) => index % 3 === 0)
  const readers = seats.filter((_, index) => index % 3 !== 0)
  const empty = await residentBytes(subject.pid)
  // The writer of a server without a store has to stay, or the document is gone before it is measured.
  await run({ kind: 'fill', subject: subject.name, seats: writers, keys: keysInAnHour })
  const cold = await run({ kind: 'join', subject: subject.name, seats: readers.slice(0, 1) })
  const warm = await run({ kind: 'join', subject: subject.name, seats: readers })
  const leave = await stay(subject, readers)
  await pause(quick ? 2_000 : 10_000)
  const open = await residentBytes(subject.pid)
  await leave()
  return {
    'join cold ms': percentile(cold.latencies, 0.5),
    'join warm p50 ms': percentile(warm.latencies, 0.5),
    'join bytes': warm.bytes / readers.length,
    'memory MB/room': (open - empty) / rooms / 1e6,
    'disk KB/hour': (await folderBytes(subject.dataDir)) / rooms / 1e3,
  }
}

/** 500 clients of 250 rooms come back within the same moment. */
async function storm(subject: Subject): Promise<Row> {
  const seats = await subject.seats(quick ? 25 : 250, 2)
  await run({ kind: 'join', subject: subject.name, seats })
  const back = await run({ kind: 'join', subject: subject.name, seats })
  return { 'all in sync ms': back.seconds * 1000 }
}

const workloads: Record<string, (subject: Subject) => Promise<Row>> = {
  'propagation, 1 room': (subject) => propagation(subject, 1, 4),
  'propagation, 100 rooms': (subject) => propagation(subject, 100, 4),
  'propagation, 500 rooms': (subject) => propagation(subject, 500, 4),
  'propagation, 1,000 rooms': (subject) => propagation(subject, 1_000, 4),
  saturation,
  'one-hour interview': oneHour,
  'reconnect storm': storm,
}

function print(workload: string, table: Table): void {
  const out: Record<string, Record<string, string>> = {}
  for (const [name, row] of Object.entries(table)) {
    out[name] = Object.fromEntries(
      Object.entries(row).map(([column, value]) => [column, value.toPrecision(3)]),
    )
    const ours = table.pairboard
    if (!ours || name === 'pairboard') continue
    out[`pairboard ÷ ${name}`] = Object.fromEntries(
      Object.entries(row).map(([column, value]) => [
        column,
        ((ours[column] ?? Number.NaN) / value).toPrecision(2),
      ]),
    )
  }
  process.stdout.write(`\n${workload}\n`)
  console.table(out)
}

const results: Record<string, Table> = {}
const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
for (const [workload, measure] of Object.entries(workloads)) {
  if (only !== undefined && !workload.includes(only)) continue
  const table: Table = {}
  for (const name of subjectNames) {
    // A relay keeps nothing, so there is nothing to join or to store.
    if (name === 'raw relay' && !workload.startsWith('propagation')) continue
    const subject = await startSubject(name)
    try {
      table[name] = await measure(subject)
    } finally {
      await subject.stop()
    }
  }
  results[workload] = table
  print(workload, table)
}

const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
const machine = {
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 1e9),
  node: process.version,
}
const folder = join(import.meta.dirname, '../../bench-results')
await mkdir(folder, { recursive: true })
const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}.json`)
await writeFile(file, JSON.stringify({ commit, machine, quick, results }, null, 2))
process.stdout.write(`\n${file}\n`)
