/** What speed is to be reached, as ratios within one run, and whether it was. */
import type { SubjectName } from './subjects.ts'
import type { Row } from './workloads.ts'

export type Table = Partial<Record<SubjectName, Row>>
export type Results = Readonly<Record<string, Table>>

export interface Verdict {
  readonly target: string
  /** Ours over the bound: at most 1 when less is better, at least 1 when more is. */
  readonly ratio: number
  readonly reached: boolean
}

interface Target {
  readonly target: string
  readonly workload: string
  readonly column: string
  readonly better: 'less' | 'more'
  /** The bound, out of the peers' rows. */
  readonly bound: (of: (name: SubjectName) => number) => number
}

const peer = '@y/websocket-server'
const targets: readonly Target[] = [
  {
    target: '100 rooms: p50 at most 0.4 ms above the raw relay’s, durable before shown',
    workload: 'propagation, 100 rooms',
    column: 'p50 ms',
    better: 'less',
    bound: (of) => of('raw relay') + 0.4,
  },
  {
    target: '1,000 rooms: p99 below @y/websocket-server’s',
    workload: 'propagation, 1,000 rooms',
    column: 'p99 ms',
    better: 'less',
    bound: (of) => of(peer),
  },
  {
    target: 'saturation: at least @y/websocket-server’s',
    workload: 'saturation',
    column: 'updates/s with p99 < 100 ms',
    better: 'more',
    bound: (of) => of(peer),
  },
  {
    target: 'saturation: at least twice Hocuspocus’',
    workload: 'saturation',
    column: 'updates/s with p99 < 100 ms',
    better: 'more',
    bound: (of) => 2 * of('hocuspocus'),
  },
  {
    target: '1,000 rooms: processor time for an update at most @y/websocket-server’s',
    workload: 'propagation, 1,000 rooms',
    column: 'CPU µs/update',
    better: 'less',
    bound: (of) => of(peer),
  },
  {
    target: 'one hour: memory of an idle room at most a tenth of Hocuspocus’',
    workload: 'one-hour interview',
    column: 'memory MB/room',
    better: 'less',
    bound: (of) => of('hocuspocus') / 10,
  },
  ...(['cold', 'warm'] as const).map((how): Target => ({
    target: `one hour: join ${how} at most Hocuspocus’ time`,
    workload: 'one-hour interview',
    column: `join ${how} p50 ms`,
    better: 'less',
    bound: (of) => of('hocuspocus'),
  })),
  {
    target: 'one hour: no more bytes to join than Hocuspocus’',
    workload: 'one-hour interview',
    column: 'join bytes',
    better: 'less',
    bound: (of) => of('hocuspocus'),
  },
  {
    target: 'one hour: at most 600 KB on disk, with its whole history',
    workload: 'one-hour interview',
    column: 'disk KB/hour',
    better: 'less',
    bound: () => 600,
  },
  {
    target: '500 come back: all in sync in at most half of Hocuspocus’ time',
    workload: 'reconnect storm',
    column: 'all in sync ms',
    better: 'less',
    bound: (of) => of('hocuspocus') / 2,
  },
  {
    target: '500 come back: loop delay p99 below 100 ms',
    workload: 'reconnect storm',
    column: 'loop delay p99 ms',
    better: 'less',
    bound: () => 100,
  },
]

/** One for each target whose workload was run; nothing that anybody saw may be lost, whatever the others lose. */
export function judge(results: Results): Verdict[] {
  const verdicts = targets.flatMap(({ target, workload, column, better, bound }) => {
    const table = results[workload]
    const ours = table?.pairboard?.[column]
    if (!table || ours === undefined) return []
    const ratio = ours / bound((name) => table[name]?.[column] ?? Number.NaN)
    return [{ target, ratio, reached: better === 'less' ? ratio <= 1 : ratio >= 1 }]
  })
  const lost = results['kills']?.pairboard?.['edits lost']
  if (lost === undefined) return verdicts
  return [
    ...verdicts,
    { target: 'kills: no edit lost that anybody saw', ratio: lost, reached: lost === 0 },
  ]
}
