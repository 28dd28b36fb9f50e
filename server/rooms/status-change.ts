/** What start, end and reopening do to a room: to its record and to its agenda alike. */
import type * as Y from 'yjs'
import { endAgenda, reopenAgenda, startAgenda } from '#shared/agenda.ts'
import { preparedSchema } from '#shared/api.ts'
import type { RoomStatus } from '#shared/permissions.ts'
import type { RoomRecord } from '../store/store.ts'
import { StatusError } from './status-error.ts'

/** The end can be taken back for this long. */
export const reopenWithinMs = 10 * 60_000

export interface StatusChange {
  readonly record: RoomRecord
  readonly writeAgenda: (doc: Y.Doc) => void
}

/** Throws a StatusError when the interview does not stand where it would have to. */
export function statusChange(record: RoomRecord, to: RoomStatus, nowMs: number): StatusChange {
  if (record.status === 'lobby' && to === 'live') {
    const { drillDown } = preparedSchema.parse(JSON.parse(record.prepared))
    return {
      record: { ...record, status: to, startedAtMs: nowMs },
      writeAgenda: (doc) => startAgenda(doc, drillDown ?? undefined, nowMs),
    }
  }
  if (record.status === 'live' && to === 'ended') {
    return {
      record: { ...record, status: to, endedAtMs: nowMs },
      writeAgenda: (doc) => endAgenda(doc, nowMs),
    }
  }
  if (record.status === 'ended' && to === 'live') {
    if (nowMs - (record.endedAtMs ?? 0) > reopenWithinMs) {
      throw new StatusError('reopen-too-late', 'The end can be taken back for ten minutes.')
    }
    return {
      record: { ...record, status: to, endedAtMs: undefined },
      writeAgenda: (doc) => reopenAgenda(doc, nowMs),
    }
  }
  throw new StatusError('wrong-status', `A room that is ${record.status} cannot become ${to}.`)
}
