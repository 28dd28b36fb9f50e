import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addFile } from './code.ts'
import { participantIdSchema } from './ids.ts'
import { buildReplay } from './replay.ts'
import type { Activity, LoggedUpdate } from './replay.ts'
import { advance, buildLane, idleAfterMs, leadMs } from './replay-clock.ts'
import { addRun } from './runs.ts'

const ann = participantIdSchema.parse('aaaaaaaaaa')
const bob = participantIdSchema.parse('bbbbbbbbbb')

describe('buildReplay', () => {
  test('tells typing from running, and who did it', () => {
    const doc = new Y.Doc()
    const updates: LoggedUpdate[] = []
    let atMs = 0
    doc.on('update', (update) => updates.push({ atMs, document: 'code', participant: ann, update }))
    atMs = 10
    addFile(doc, 'main', { name: 'main.ts', text: 'x' })
    atMs = 20
    addRun(doc, {
      id: 'run',
      by: ann,
      name: 'Ann',
      language: 'TypeScript',
      file: 'main.ts',
      kind: 'run',
      startedAtMs: 20,
      cases: 0,
    })
    expect(buildReplay(updates).activity).toEqual([
      { atMs: 10, kind: 'code', participant: ann },
      { atMs: 20, kind: 'runs', participant: ann },
    ])
  })

  test('a log with a piece missing is not shown as if it were whole', () => {
    const doc = new Y.Doc()
    const all: Uint8Array[] = []
    doc.on('update', (update) => all.push(update))
    doc.getArray('runs').push(['one'])
    doc.getArray('runs').push(['two'])
    const [, second] = all
    if (!second) throw new Error('no second update')
    const rows = [{ atMs: 1, document: 'code', participant: ann, update: second }] as const
    expect(() => buildReplay(rows)).toThrow('gap')
  })
})

describe('advance', () => {
  const at = (...times: number[]) => times.map((atMs) => ({ atMs }))

  test('goes on by as much as it is told, and not beyond the end', () => {
    expect(advance(100, 50, 1_000, [], false)).toBe(150)
    expect(advance(990, 50, 1_000, [], false)).toBe(1_000)
  })

  test('stands shortly before what comes next when nothing happens for long, at the end when nothing comes', () => {
    expect(advance(0, 50, 60_000, at(30_000), true)).toBe(30_000 - leadMs)
    expect(advance(0, 50, 60_000, at(idleAfterMs), true)).toBe(50)
    expect(advance(30_000, 50, 60_000, at(30_000), true)).toBe(60_000)
  })

  test('never goes back, never beyond the end, and passes nothing that plain time would not have passed', () => {
    const times = fc.array(fc.nat({ max: 100_000 }))
    const step = fc.integer({ min: 1, max: 3_200 })
    fc.assert(
      fc.property(
        times,
        fc.nat({ max: 100_000 }),
        step,
        fc.boolean(),
        (given, start, by, skips) => {
          const moments = at(...given.toSorted((a, b) => a - b))
          const endMs = 100_000
          const now = advance(start, by, endMs, moments, skips)
          expect(now).toBeGreaterThanOrEqual(Math.min(endMs, start + by))
          expect(now).toBeLessThanOrEqual(endMs)
          const passed = moments.filter(({ atMs }) => atMs > start && atMs <= now)
          expect(passed.every(({ atMs }) => atMs <= start + by || atMs === endMs)).toBe(true)
        },
      ),
    )
  })
})

describe('buildLane', () => {
  const span = { startMs: 0, endMs: 100 }
  const typed = (atMs: number, participant = ann): Activity => ({ atMs, kind: 'code', participant })

  test('joins what one person did in neighbouring cells, and keeps to the time and the kind', () => {
    const activity = [
      typed(1),
      typed(11),
      typed(12, bob),
      typed(13),
      typed(31, bob),
      typed(100),
      typed(-5),
      { ...typed(50), kind: 'board' } as const,
    ]
    expect(buildLane(activity, 'code', span, 10)).toEqual([
      { from: 0, to: 0.2, participant: ann },
      { from: 0.3, to: 0.4, participant: bob },
      { from: 0.9, to: 1, participant: ann },
    ])
  })

  test('of an interview without length is one cell', () => {
    expect(buildLane([typed(0)], 'code', { startMs: 0, endMs: 0 }, 4)).toEqual([
      { from: 0, to: 0.25, participant: ann },
    ])
  })
})
