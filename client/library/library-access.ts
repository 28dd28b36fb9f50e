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
export async function openLibraryContents(): Promise<LibraryContents | 'locked'> {
  const examiner = listInterviews().flatMap(
    ({ keys, links }) => keys.examiner ?? links.examiner ?? [],
  )
  const teamKey = keptTeamKey()
  const keys = [...(teamKey === undefined ? [] : [teamKey]), ...examiner.slice(0, mostKeys)]
  for (const key of [...keys, undefined]) {
    try {
      return await readLibraryContents(key)
    } catch (error) {
      if (!isRefusal(error)) throw error
    }
  }
  return 'locked'
}

const isRefusal = (error: unknown) =>
  error instanceof ProblemError &&
  (error.problem === 'not-authorised' || error.problem === 'link-revoked')
