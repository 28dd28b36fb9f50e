import { expect, test } from 'vitest'
import { judge } from './targets.ts'

const row = (column: string, value: number) => ({ [column]: value })

test('less is better where a time is measured, more where a rate is', () => {
  const column = 'updates/s with p99 < 100 ms'
  const verdicts = judge({
    'propagation, 100 rooms': {
      'raw relay': row('p50 ms', 0.1),
      pairboard: row('p50 ms', 0.6),
    },
    saturation: {
      pairboard: row(column, 300),
      '@y/websocket-server': row(column, 200),
      hocuspocus: row(column, 200),
    },
  })
  expect(verdicts.map(({ ratio, reached }) => [ratio, reached])).toEqual([
    [1.2, false],
    [1.5, true],
    [0.75, false],
  ])
})

test('a figure without its peer reaches nothing, and a workload that was not run is not judged', () => {
  const verdicts = judge({ 'one-hour interview': { pairboard: row('join bytes', 5) }, kills: {} })
  expect(verdicts).toMatchObject([{ reached: false }])
  expect(judge({})).toEqual([])
})

test('one edit lost is one too many', () => {
  const lost = (edits: number) => judge({ kills: { pairboard: row('edits lost', edits) } })
  expect(lost(0)).toMatchObject([{ reached: true }])
  expect(lost(1)).toMatchObject([{ reached: false }])
})
