/**
 * Speed and memory, as ratios within one run on one machine: a raw relay of the same bytes is the limit,
 * @y/websocket-server and Hocuspocus are what one would take instead. Prints tables and what was reached, keeps JSON.
 * `npm run bench -- --quick` takes some minutes and is for a look; figures to quote come from the whole, which takes
 * half an hour. `--only=storm` runs the workloads whose names hold that.
 */
import { execFileSync } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus, loadavg, totalmem } from 'node:os'
import { join } from 'node:path'
import { startSubject, subjectNames } from './subjects.ts'
import { judge } from './targets.ts'
import type { Table } from './targets.ts'
import { workloadsFor } from './workloads.ts'

const quick = process.argv.includes('--quick')
const only = process.argv.find((word) => word.startsWith('--only='))?.slice('--only='.length)

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
const machine = {
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryGB: Math.round(totalmem() / 1e9),
  node: process.version,
  /** What else the machine was doing when it began. */
  load: loadavg()[0],
}
for (const { name: workload, keeps = false, withRelay = false, measure } of workloadsFor(quick)) {
  if (only !== undefined && !workload.includes(only)) continue
  const table: Table = {}
  for (const name of subjectNames) {
    if (name === 'raw relay' && !withRelay) continue
    const subject = await startSubject(name, { keeps })
    try {
      table[name] = await measure(subject)
    } finally {
      await subject.stop()
    }
  }
  results[workload] = table
  print(workload, table)
}

const verdicts = judge(results)
console.table(
  verdicts.map(({ target, ratio, reached }) => ({
    target,
    'ours ÷ bound': ratio.toPrecision(2),
    reached: reached ? 'yes' : 'NO',
  })),
)

const commit = execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8' }).trim()
const folder = join(import.meta.dirname, '../../bench-results')
await mkdir(folder, { recursive: true })
const file = join(folder, `${new Date().toISOString().replaceAll(':', '-')}.json`)
await writeFile(file, JSON.stringify({ commit, machine, quick, results, verdicts }, null, 2))
process.stdout.write(`\n${file}\n`)
