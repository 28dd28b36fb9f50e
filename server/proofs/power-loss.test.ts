/**
 * The power goes at any instant, and of what was written since the last fsync any part reaches the disk. A process
 * runs with a shim before its disk that writes every call down; each cut is then played from that record.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { openDatabase } from '../store/open-database.ts'
import { SqliteEngine } from '../store/sqlite-engine.ts'
import { room } from '../store/testing/records.ts'
import type { LogRow } from '../store/store.ts'
import { buildShim } from './disk/build-shim.ts'
import { provenRow } from './disk/proven-row.ts'
import { CachedDisk, parseTrace } from './disk/trace.ts'
import { diceOf, seed, seededRandom, sizeOf, tell } from './sizes.ts'
import type { Dice } from './sizes.ts'

const folder = mkdtempSync(join(tmpdir(), 'pairboard-power-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const built = buildShim(folder)
const cuts = sizeOf({ each: 100, deep: 3_000 })
const rows = sizeOf({ each: 2_000, deep: 6_000 })

interface Losses {
  /** Acknowledged rows that are gone, over all cuts. */
  lost: number
  /** Cuts after which the database is damaged, or holds what was never written. */
  damaged: number
  acknowledged: number
}

/** Records a run with that durability, and cuts its power so many times. */
async function cutPower(
  synchronous: 'FULL' | 'NORMAL',
  times: number,
  dice: Dice,
): Promise<Losses> {
  const data = join(folder, synchronous)
  const trace = join(folder, `${synchronous}.trace`)
  mkdirSync(data)
  const program = join(import.meta.dirname, 'disk', 'append-and-note.ts')
  const child = spawn(process.execPath, [program, data, synchronous, String(rows)], {
    env: { ...process.env, LD_PRELOAD: built.shim, DISK_FOLDER: data, DISK_TRACE: trace },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const [, signal] = await once(child, 'exit')
  expect(signal).toBe('SIGKILL')

  const events = parseTrace(readFileSync(trace))
  const moments = Array.from({ length: times }, () => dice.upTo(events.length))
  const disk = new CachedDisk()
  const losses: Losses = { lost: 0, damaged: 0, acknowledged: 0 }
  let played = 0
  for (const moment of moments.toSorted((a, b) => a - b)) {
    while (played < moment) disk.play(events[played++] ?? never())
    const notes = disk.contents('ledger').toString().split('\n')
    const acknowledged = Number(notes.at(-2) ?? 0)
    const left = join(folder, 'left')
    rmSync(left, { recursive: true, force: true })
    disk.cut(left, dice.of([0, 0.1, 0.5, 0.9, 1]), dice)
    const found = readLeft(join(left, 'pairboard.db'))
    losses.acknowledged += acknowledged
    if (found === undefined) losses.damaged++
    else losses.lost += Math.max(0, acknowledged - found)
  }
  return losses
}

const never = (): never => {
  throw new Error('the trace ended early')
}

/** How many rows a server would find: dense, each as it was written; undefined when it is not so. */
function readLeft(file: string): number | undefined {
  try {
    const engine = new SqliteEngine(() => openDatabase(file))
    const found = engine.read('readLog', [room, 0]) as LogRow[]
    engine.close()
    const isWhole = found.every((row, index) => {
      const { update, checksum, timeMs } = provenRow(room, index + 1)
      return (
        row.sequence === index + 1 &&
        row.checksum === checksum &&
        row.timeMs === timeMs &&
        Buffer.compare(row.update, update) === 0
      )
    })
    return isWhole ? found.length : undefined
  } catch {
    return undefined
  }
}

// Where there is no C compiler this cannot be shown, and the report says so.
const skipped = built.shim === undefined ? ` (skipped: ${built.why})` : ''
describe.skipIf(built.shim === undefined)(`power cuts${skipped}`, () => {
  const dice = () => diceOf(seededRandom(seed))

  test(`${cuts} of them lose nothing that was acknowledged and damage nothing (seed ${seed})`, async () => {
    const { lost, damaged, acknowledged } = await cutPower('FULL', cuts, dice())
    tell(`power: ${cuts} cuts, ${acknowledged} acknowledged rows looked for, ${lost} lost`)
    expect({ lost, damaged }).toEqual({ lost: 0, damaged: 0 })
    expect(acknowledged).toBeGreaterThan(0)
  })

  test('were commits not waited for, that would show', async () => {
    const { lost } = await cutPower('NORMAL', 30, dice())
    tell(`power, without waiting for the disk: ${lost} acknowledged rows lost`)
    expect(lost).toBeGreaterThan(0)
  })
})
