/** Figures for whoever runs the server: how much, how fast, how often refused. Never whose, and never what. */
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { RefusalReason } from '#shared/protocol.ts'
import type { Store } from './store/store.ts'

/** A commit takes a tenth of a millisecond on a good disk and a second on one that is about to fail. */
const commitBuckets = [
  0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5,
]
const delayPercentiles = [50, 99, 99.9, 100] as const

export interface MetricsParts {
  readonly rooms: () => number
  readonly connections: () => number
}

export interface Metrics {
  /** The same store, each of its commits timed from the handing over until it is on disk. */
  timeCommits(store: Store): Store
  readonly updateRefused: (reason: RefusalReason) => void
  /** Somebody was not let in: an HTTP status before the upgrade, a close code after it. */
  readonly connectionRefused: (code: number) => void
  /** In the text format of Prometheus. */
  read(): Promise<{ readonly type: string; readonly text: string }>
  close(): void
}

export function openMetrics({ rooms, connections }: MetricsParts): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const loopDelay = monitorEventLoopDelay({ resolution: 10 })
  loopDelay.enable()

  const gauge = (name: string, help: string, read: () => number) =>
    new Gauge({
      name: `pairboard_${name}`,
      help,
      registers,
      collect() {
        this.set(read())
      },
    })
  gauge('rooms', 'Rooms that are open.', rooms)
  gauge(
    'connections',
    'Sockets that are open: one for each document that somebody has open.',
    connections,
  )
  gauge('resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss())
  gauge('heap_used_bytes', 'JavaScript objects.', () => process.memoryUsage().heapUsed)
  gauge('cpu_seconds', 'Time of processors since the start.', () => {
    const { user, system } = process.cpuUsage()
    return (user + system) / 1e6
  })
  registry.registerMetric(
    new Gauge({
      name: 'pairboard_loop_delay_seconds',
      help: 'How late the event loop was, since these figures were last read.',
      labelNames: ['percentile'],
      registers: [],
      collect() {
        for (const percentile of delayPercentiles) {
          this.set({ percentile }, loopDelay.percentile(percentile) / 1e9)
        }
        loopDelay.reset()
      },
    }),
  )
  const commits = new Histogram({
    name: 'pairboard_commit_seconds',
    help: 'From the handing over of a write until it is on disk.',
    buckets: commitBuckets,
    registers,
  })
  const failures = new Counter({
    name: 'pairboard_commits_failed_total',
    help: 'Writes that the store refused.',
    registers,
  })
  const updates = new Counter({
    name: 'pairboard_updates_refused_total',
    help: 'Updates that were refused, by reason.',
    labelNames: ['reason'],
    registers,
  })
  const doors = new Counter({
    name: 'pairboard_connections_refused_total',
    help: 'Sockets that were not let in, by HTTP status or close code.',
    labelNames: ['code'],
    registers,
  })

  return {
    timeCommits: (store) => ({
      ...store,
      append(entry) {
        const startedAtMs = performance.now()
        const committed = store.append(entry)
        committed.then(
          () => commits.observe((performance.now() - startedAtMs) / 1000),
          () => failures.inc(),
        )
        return committed
      },
    }),
    updateRefused: (reason) => updates.inc({ reason }),
    connectionRefused: (code) => doors.inc({ code: String(code) }),
    read: async () => ({ type: registry.contentType, text: await registry.metrics() }),
    close: () => void loopDelay.disable(),
  }
}
