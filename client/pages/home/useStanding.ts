import { useEffect, useState } from 'react'
import type { RoomStatus } from '#shared/permissions.ts'
import { ProblemError, readWelcome } from '../../api.ts'
import type { Interview } from '../../sync/keys.ts'

/** `gone`: deleted, or this browser's keys were taken back. `unknown`: the server could not say. */
export type Standing = RoomStatus | 'gone' | 'unknown' | 'asking'

/** How an interview stands by what the server says now. */
export function useStanding({ room, keys, links }: Interview): Standing {
  const key = keys.examiner ?? keys.candidate ?? keys.observer ?? links.examiner
  const [standing, setStanding] = useState<Standing>(key === undefined ? 'gone' : 'asking')
  useEffect(() => {
    if (key === undefined) return undefined
    let wanted = true
    readWelcome(room, key).then(
      ({ status }) => wanted && setStanding(status),
      (error: unknown) => wanted && setStanding(whyNot(error)),
    )
    return () => {
      wanted = false
    }
  }, [room, key])
  return standing
}

function whyNot(error: unknown): Standing {
  const problem = error instanceof ProblemError ? error.problem : 'internal'
  const gone = problem === 'not-found' || problem === 'not-authorised' || problem === 'link-revoked'
  return gone ? 'gone' : 'unknown'
}
