/**
 * What happens to interviews that are over: their logs go into the archive, and in the end they are deleted, as was
 * promised to the candidate on the first page.
 */
import type { Logger } from 'pino'
import { closeCode } from '#shared/protocol.ts'
import type { LiveRooms } from './rooms/live-rooms.ts'
import type { Store } from './store/store.ts'

/** The deletion date is a day; a quarter of an hour later is still that day. */
const quarterMs = 15 * 60 * 1000
/** Until then examiners still write: scores, notes, what they recommend. */
const archivedAfterMs = 24 * 60 * 60 * 1000

export interface HousekeepingParts {
  readonly store: Pick<Store, 'roomsToDelete' | 'deleteRoom' | 'roomsToArchive' | 'archiveLog'>
  readonly rooms: Pick<LiveRooms, 'discard'>
  readonly logger: Logger
  readonly nowMs: () => number
  /** A quarter of an hour unless said otherwise. */
  readonly everyMs?: number | undefined
}

/** Puts everybody out of each room that is due, and removes every trace of it. Returns how many. */
export async function purge({ store, rooms, logger, nowMs }: HousekeepingParts): Promise<number> {
  const due = await store.roomsToDelete(nowMs())
  for (const room of due) {
    await rooms.discard(room, closeCode.gone, 'deleted')
    await store.deleteRoom(room)
    logger.info({ room }, 'room deleted')
  }
  return due.length
}

/** Archives the logs of rooms that ended a day ago or more. */
export async function archive({ store, logger, nowMs }: HousekeepingParts): Promise<void> {
  for (const room of await store.roomsToArchive(nowMs() - archivedAfterMs)) {
    try {
      await store.archiveLog(room)
      logger.info({ room }, 'room archived')
    } catch (error) {
      // It stays readable as it is; the others have their turn.
      logger.error({ error, room }, 'a room could not be archived')
    }
  }
}

/** Does both at once and then again and again, one round at a time; the returned function stops it. */
export function keepHouse(parts: HousekeepingParts): () => void {
  let running = false
  const run = () => {
    if (running) return
    running = true
    purge(parts)
      .catch((error: unknown) => parts.logger.error({ error }, 'rooms could not be deleted'))
      .then(() => archive(parts))
      .catch((error: unknown) => parts.logger.error({ error }, 'rooms could not be archived'))
      .finally(() => (running = false))
  }
  run()
  const timer = setInterval(run, parts.everyMs ?? quarterMs)
  timer.unref()
  return () => clearInterval(timer)
}
