/** What start, end and reopening do to a room: to its record and to its agenda alike. */
import type * as Y from 'yjs'
import { endAgenda, reopenAgenda, startAgenda } from '#shared/agenda.ts'
import type { Exercise } from '#shared/exercise.ts'
import type { RoomStatus } from '#shared/permissions.ts'
import type { RoomRecord } from '../store/store.ts'
import { StatusError } from './status-error.ts'

/** The end can be taken back for this long. */
export const reopenWithinMs = 10 * 60_000

/** Where an interview stands: of its record the part that is at hand while it is open. */
export type Standing = Pick<RoomRecord, 'id' | 'status' | 'startedAtMs' | 'endedAtMs'>

export interface StatusChange {
  readonly standing: Standing
  readonly writeAgenda: (doc: Y.Doc) => void
}

/** Throws a StatusError when the interview does not stand where it would have to. */
export function statusChange(
  standing: Standing,
  to: RoomStatus,
  drillDown: Exercise | undefined,
  nowMs: number,
): StatusChange {
  if (standing.status === 'lobby' && to === 'live') {
    return {
      standing: { ...standing, status: to, startedAtMs: nowMs },
      writeAgenda: (doc) => startAgenda(doc, drillDown, nowMs),
    }
  }
  if (standing.status === 'live' && to === 'ended') {
    return {
      standing: { ...standing, status: to, endedAtMs: nowMs },
      writeAgenda: (doc) => endAgenda(doc, nowMs),
    }
  }
  if (standing.status === 'ended' && to === 'live') {
    if (nowMs - (standing.endedAtMs ?? 0) > reopenWithinMs) {
      throw new StatusError('reopen-too-late', 'The end can be taken back for ten minutes.')
    }
    return {
      standing: { ...standing, status: to, endedAtMs: undefined },
      writeAgenda: (doc) => reopenAgenda(doc, nowMs),
    }
  }
  throw new StatusError('wrong-status', `A room that is ${standing.status} cannot become ${to}.`)
}
