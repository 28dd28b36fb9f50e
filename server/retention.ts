/** Deletes rooms whose time has come: what was promised to the candidate on the first page. */
import type { Logger } from 'pino'
import { closeCode } from '#shared/protocol.ts'
import type { LiveRooms } from './rooms/live-rooms.ts'
import type { Store } from './store/store.ts'

/** The deletion date is a day; a quarter of an hour later is still that day. */
const quarterMs = 15 * 60 * 1000

export interface RetentionParts {
  readonly store: Pick<Store, 'roomsToDelete' | 'deleteRoom'>
  readonly rooms: Pick<LiveRooms, 'discard'>
  readonly logger: Logger
  readonly nowMs: () => number
  /** A quarter of an hour unless said otherwise. */
  readonly everyMs?: number | undefined
}

/** Puts everybody out of each room that is due, and removes every trace of it. Returns how many. */
export async function purge({ store, rooms, logger, nowMs }: RetentionParts): Promise<number> {
  const due = await store.roomsToDelete(nowMs())
  for (const room of due) {
    await rooms.discard(room, closeCode.gone, 'deleted')
    await store.deleteRoom(room)
    logger.info({ room }, 'room deleted')
  }
  return due.length
}

/** Purges at once and then again and again, one purge at a time; the returned function stops it. */
export function keepRetention(parts: RetentionParts): () => void {
  let running = false
  const run = () => {
    if (running) return
    running = true
    purge(parts)
      .catch((error: unknown) => parts.logger.error({ error }, 'rooms could not be deleted'))
      .finally(() => (running = false))
  }
  run()
  const timer = setInterval(run, parts.everyMs ?? quarterMs)
  timer.unref()
  return () => clearInterval(timer)
}
