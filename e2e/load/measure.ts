/** Jobs for generators, and what the machine says of a process and its files. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { readFile, readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Figures, Job } from './generator.ts'
import type { Seat, Subject } from './subjects.ts'

const generator = join(import.meta.dirname, 'generator.ts')
const begin = (job: Job) => {
  const child = fork(generator, { serialization: 'advanced' })
  child.send(job)
  return child
}

export async function run(job: Job): Promise<Figures> {
  const child = begin(job)
  const [figures] = (await once(child, 'message')) as [Figures]
  await once(child, 'exit')
  return figures
}

/** Opens the documents and stays until the returned function is called. */
export async function stay(subject: Subject, seats: Seat[]): Promise<() => Promise<void>> {
  const child = begin({ kind: 'stay', subject: subject.name, seats })
  await once(child, 'message')
  return async () => {
    const exited = once(child, 'exit')
    child.kill()
    await exited
  }
}

/** Two in a room until `kill` has ended the server; how far the reader had seen the writer. */
export async function typeUntilKilled(
  subject: Subject,
  seats: [Seat, Seat],
  kill: () => Promise<void>,
): Promise<number> {
  const child = begin({ kind: 'until killed', subject: subject.name, seats })
  const exited = once(child, 'exit')
  await once(child, 'message')
  const told = once(child, 'message') as Promise<[Figures]>
  await kill()
  const [{ clock = 0 }] = await told
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
  const sizes = await Promise.all(names.map(async (name) => (await stat(join(folder, name))).size))
  return sizes.reduce((sum, size) => sum + size, 0)
}
