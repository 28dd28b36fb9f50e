import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { addRun, readRuns } from '#shared/runs.ts'
import { newRun } from '#shared/testing/new-run.ts'
import { openRunsReader } from './runs-reader.ts'

const begin = (doc: Y.Doc, id: string) => addRun(doc, newRun(id))

describe('a reader of runs', () => {
  test('says after each change what the document says', () => {
    const doc = new Y.Doc()
    const { runs, subscribe } = openRunsReader(doc)
    let told = 0
    subscribe(() => {
      told++
      expect(runs()).toEqual(readRuns(doc))
    })
    const first = begin(doc, 'a')
    first.write([{ stream: 'out', text: 'one\n' }])
    const second = begin(doc, 'b')
    second.report({ case: 'one' as never, verdict: 'passed', ms: 1 })
    first.write([{ stream: 'err', text: 'two\n' }])
    first.end('finished', 12)
    second.wait(true)
    doc.getArray('runs').delete(0)
    expect(told).toBe(8)
    expect(runs().map(({ id }) => id)).toEqual(['b'])
  })

  test('reads again only the run that has changed', () => {
    const doc = new Y.Doc()
    begin(doc, 'a').write([{ stream: 'out', text: 'long\n' }])
    const second = begin(doc, 'b')
    const { runs, subscribe } = openRunsReader(doc)
    subscribe(() => {})
    const before = runs()
    expect(runs()).toBe(before)
    second.write([{ stream: 'out', text: 'more\n' }])
    expect(runs()[0]).toBe(before[0])
    expect(runs()[1]).not.toBe(before[1])
  })

  test('does not miss what came before anybody listened', () => {
    const doc = new Y.Doc()
    const { runs, subscribe } = openRunsReader(doc)
    expect(runs()).toEqual([])
    begin(doc, 'a')
    subscribe(() => {})
    expect(runs()).toHaveLength(1)
  })
})
