/** Tries the exercises of private folders beside everything else: a start waits for nobody's programs. */
import { createHash } from 'node:crypto'
import { dirname } from 'node:path'
import type { LibraryProblem } from '#shared/library-entry.ts'
import type { Found } from '../read-entries.ts'
import { tryExercise } from './try-exercise.ts'

export interface Trials {
  /** Whether its programs were found to be wrong. What was not tried yet is believed. */
  refuses(entry: Found): boolean
  /** Tries what was not tried before, one after the other. */
  begin(entries: readonly Found[]): void
  close(): void
}

/** @param onRefused called for each exercise that is found to be wrong */
export function openTrials(onRefused: (problems: readonly LibraryProblem[]) => void): Trials {
  /** By the contents of its files: what comes back unchanged is not tried again. */
  const verdicts = new Map<string, readonly LibraryProblem[]>()
  /** Asked for at every request: an entry is looked up, and not read again. */
  const refused = new WeakSet<Found>()
  const ending = new AbortController()
  let queue = Promise.resolve()

  async function tryOne(entry: Found, digest: string) {
    const { value, files, path } = entry
    const task = 'coding' in value ? value.coding : undefined
    if (!task || ending.signal.aborted) return
    try {
      const problems = await tryExercise(dirname(path), files, task, ending.signal)
      verdicts.set(digest, problems)
      if (problems.length === 0) return
      refused.add(entry)
      onRefused(problems)
    } catch (error) {
      if (!ending.signal.aborted) throw error
    }
  }
  return {
    refuses: (entry) => refused.has(entry),
    begin(entries) {
      for (const entry of entries) {
        const digest = digestOf(entry)
        const known = verdicts.get(digest)
        if (known === undefined) queue = queue.then(() => tryOne(entry, digest))
        else if (known.length > 0) refused.add(entry)
      }
    },
    close: () => ending.abort(),
  }
}

const digestOf = ({ path, files }: Found) =>
  createHash('sha256')
    .update(JSON.stringify([path, files]))
    .digest('hex')
