import { openRoomSession } from './room-session.ts'
import type { RoomSessionOptions } from './room-session.ts'
import type { OpenRoomSession } from './session.ts'

export interface MountedSession {
  /** The first who subscribes opens the session, the last who leaves closes it. */
  readonly subscribe: (onChange: () => void) => () => void
  /** Undefined while nobody is subscribed. */
  readonly session: () => OpenRoomSession | undefined
}

/**
 * A session whose life is that of its subscribers. React may subscribe, leave and subscribe again (StrictMode
 * does): each time a fresh session takes the place of the closed one, and no socket is left behind.
 */
export function sessionWhileMounted(
  options: RoomSessionOptions,
  open: (options: RoomSessionOptions) => OpenRoomSession = openRoomSession,
): MountedSession {
  let session: OpenRoomSession | undefined
  let subscribers = 0
  return {
    subscribe(onChange) {
      session ??= open(options)
      subscribers++
      const unsubscribe = session.subscribe(onChange)
      return () => {
        unsubscribe()
        subscribers--
        if (subscribers > 0) return
        session?.close()
        session = undefined
      }
    },
    session: () => session,
  }
}
