/** By which key this browser reads the library: the team's, or one that makes it an examiner somewhere. */
import type { LibraryContents } from '#shared/api.ts'
import { ProblemError, readLibraryContents } from '../api.ts'
import { listInterviews } from '../sync/keys.ts'

const storageKey = 'pairboard.team-key'

export function keptTeamKey(): string | undefined {
  return localStorage.getItem(storageKey) ?? undefined
}

export function keepTeamKey(key: string): void {
  localStorage.setItem(storageKey, key)
}

/** Each key that does not fit costs a try; interviews further back add nothing. */
const mostKeys = 5

/** As much of the contents as one of this browser's keys opens; `locked` when the server wants the team's key. */
export function openLibraryContents(): Promise<LibraryContents | 'locked'> {
  return withLibraryKey((key) => readLibraryContents(key))
}

/** Asks by each of this browser's keys in turn, and without one at last; `locked` when none of them opens. */
export async function withLibraryKey<T>(
  ask: (key: string | undefined) => Promise<T>,
): Promise<T | 'locked'> {
  const examiner = listInterviews().flatMap(
    ({ keys, links }) => keys.examiner ?? links.examiner ?? [],
  )
  const teamKey = keptTeamKey()
  const keys = [...(teamKey === undefined ? [] : [teamKey]), ...examiner.slice(0, mostKeys)]
  // The one that opened last time does so again: each that does not costs a question.
  const ordered = keys.toSorted((a, b) => Number(b === opened) - Number(a === opened))
  for (const key of [...ordered, undefined]) {
    try {
      const answer = await ask(key)
      opened = key
      return answer
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return 'locked'
}
let opened: string | undefined

const isRefusal = (error: unknown) =>
  error instanceof ProblemError &&
  ['not-authorised', 'link-revoked', 'forbidden'].includes(error.problem)
