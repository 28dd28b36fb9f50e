import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { runLimits } from './run-limits.ts'
import { addRun, isAbandoned, readRuns } from './runs.ts'
import { newRun } from './testing/new-run.ts'

describe('runs', () => {
  test('reach another peer as they were written', () => {
    const doc = new Y.Doc()
    const run = addRun(doc, { ...newRun('a'), kind: 'tests', cases: 1 })
    run.write([{ stream: 'out', text: 'hello\n' }])
    run.write([{ stream: 'err', text: 'oh\n' }])
    run.report({ case: 'one' as never, verdict: 'passed', ms: 1 })
    run.end('finished', 12)
    const peer = new Y.Doc()
    Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc))
    expect(readRuns(peer)).toEqual([
      {
        ...newRun('a'),
        kind: 'tests',
        cases: 1,
        state: 'finished',
        ms: 12,
        output: [
          { stream: 'out', text: 'hello\n' },
          { stream: 'err', text: 'oh\n' },
        ],
        results: [{ case: 'one', verdict: 'passed', ms: 1 }],
      },
    ])
  })

  test('keep the newest twenty', () => {
    const doc = new Y.Doc()
    for (let index = 0; index < 25; index++) addRun(doc, newRun(String(index)))
    expect(readRuns(doc).map(({ id }) => id)).toEqual(
      Array.from({ length: runLimits.keptRuns }, (_, index) => String(index + 5)),
    )
  })

  test('older ones give way to a long output, the newest never does', () => {
    const doc = new Y.Doc()
    const text = 'x'.repeat(runLimits.keptOutputBytes / 2)
    addRun(doc, newRun('a')).write([{ stream: 'out', text }])
    const run = addRun(doc, newRun('b'))
    run.write([{ stream: 'out', text }])
    expect(readRuns(doc)).toHaveLength(2)
    run.write([{ stream: 'out', text }])
    expect(readRuns(doc).map(({ id }) => id)).toEqual(['b'])
    run.write([{ stream: 'out', text }])
    const [only] = readRuns(doc)
    expect(only?.output.reduce((sum, piece) => sum + piece.text.length, 0)).toBe(
      runLimits.outputBytes,
    )
  })

  test('what a peer wrote wrongly is left out', () => {
    const doc = new Y.Doc()
    const wrong = new Y.Map<unknown>([['id', 7]])
    doc.getArray('runs').push(['words', wrong, { id: 'x' }])
    const run = addRun(doc, newRun('good'))
    const entry = doc.getArray<Y.Map<Y.Array<unknown>>>('runs').get(3)
    entry.get('output')?.push([{ stream: 'elsewhere', text: 'x' }, 5])
    entry.get('results')?.push([{ case: 'one', verdict: 'perfect' }])
    run.write([{ stream: 'out', text: 'fine' }])
    expect(readRuns(doc)).toMatchObject([
      { id: 'good', output: [{ stream: 'out', text: 'fine' }], results: [] },
    ])
  })

  test('say whether they wait, and keep what was typed', () => {
    const doc = new Y.Doc()
    const run = addRun(doc, newRun('a'))
    expect(readRuns(doc)[0]?.waits).toBeUndefined()
    run.wait(true)
    expect(readRuns(doc)[0]?.waits).toBe(true)
    run.wait(false)
    run.write([{ stream: 'in', text: 'Ann\n' }])
    expect(readRuns(doc)).toMatchObject([
      { waits: false, output: [{ stream: 'in', text: 'Ann\n' }] },
    ])
  })

  test('one that nobody ends is given up after a while', () => {
    const run = { state: 'running', startedAtMs: 1_000 } as const
    expect(isAbandoned(run, 1_000 + runLimits.longestMs)).toBe(false)
    expect(isAbandoned(run, 1_001 + runLimits.longestMs)).toBe(true)
    expect(isAbandoned({ ...run, state: 'error' }, 10_000_000)).toBe(false)
    // Whoever runs it may take their time to type.
    const asked = { ...run, waits: true }
    expect(isAbandoned(asked, 1_000 + runLimits.longestMs + runLimits.waitingMs)).toBe(false)
    expect(isAbandoned(asked, 1_001 + runLimits.longestMs + runLimits.waitingMs)).toBe(true)
  })
})
