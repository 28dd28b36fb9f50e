/** Jobs for generators, and what the machine says of a process and its files. */
import { fork } from 'node:child_process'
import { on, once } from 'node:events'
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figures, Job } from './generator.ts'
import type { Seat, Subject } from './subjects.ts'

const generator = join(import.meta.dirname, 'generator.ts')

/** A generator at work. What it says is waited for; when it ends with less said, whoever waits is told. */
function begin(job: Job) {
  const child = fork(generator, { serialization: 'advanced' })
  const exited = once(child, 'exit')
  // Not by its exit, which is told before its last words have been read.
  const said = on(child, 'message', { close: ['disconnect'] })
  child.send(job)
  return {
    exited,
    kill: () => child.kill(),
    told: async (): Promise<unknown> => {
      const { value, done } = (await said.next()) as IteratorResult<[unknown], undefined>
      if (done) throw new Error(`the load generator ended with ${child.exitCode}`)
      return value[0]
    },
  }
}

/** `onWarm` is called when a job that warms up first begins to measure. */
export async function run(job: Job, onWarm?: () => Promise<void>): Promise<Figures> {
  const { told, exited } = begin(job)
  let message = await told()
  if (message === 'warm') {
    await onWarm?.()
    message = await told()
  }
  await exited
  return message as Figures
}

/** Opens the documents and stays until the returned function is called. */
export async function stay(subject: Subject, seats: Seat[]): Promise<() => Promise<void>> {
  const { told, exited, kill } = begin({ kind: 'stay', subject: subject.name, seats })
  await told()
  return async () => {
    kill()
    await exited
  }
}

/** Two in a room until `kill` has ended the server; how far the reader had seen the writer. */
export async function typeUntilKilled(
  subject: Subject,
  seats: [Seat, Seat],
  kill: () => Promise<void>,
): Promise<number> {
  const { told, exited } = begin({ kind: 'until killed', subject: subject.name, seats })
  await told()
  await kill()
  const { clock = 0 } = (await told()) as Figures
  await exited
  return clock
}

export const percentile = (sorted: readonly number[], share: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** Processor time that a process has used so far, all threads, in microseconds. */
export async function cpuMicros(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? []
  const ticksPerSecond = 100
  return ((Number(fields[11]) + Number(fields[12])) * 1e6) / ticksPerSecond
}

export async function folderBytes(folder: string): Promise<number> {
  const names = await readdir(folder, { recursive: true })
  const sizes = await Promise.all(
    names.map(async (name) => {
      // A database's journal comes and goes while one looks.
      const found = await stat(join(folder, name)).catch(() => undefined)
      return found?.size ?? 0
    }),
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}
