import { useState } from 'react'
import { ProblemError, endRoom, reopenRoom, startRoom } from '../../api.ts'
import { useRoomSession } from '../../sync/session-context.ts'
import { toast } from '../../ui/toast.tsx'

const requests = { start: startRoom, end: endRoom, reopen: reopenRoom }

/**
 * Starts, ends or reopens the interview. The agenda tells everybody that it has happened, this person included;
 * only a failure is said here.
 */
export function useStatusChange(step: keyof typeof requests, failed: string) {
  const { room, key } = useRoomSession()
  const [changing, setChanging] = useState(false)

  /** Resolves with the problem when it did not come to pass. */
  async function change(): Promise<ProblemError['problem'] | undefined> {
    if (changing) return undefined
    setChanging(true)
    try {
      await requests[step](room.room, key)
      return undefined
    } catch (error) {
      toast(failed, { tone: 'danger' })
      return error instanceof ProblemError ? error.problem : 'internal'
    } finally {
      setChanging(false)
    }
  }
  return { changing, change }
}
