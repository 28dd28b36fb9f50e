/** How views reach the room: plain values out of the session, and documents read through hooks. */
import { createContext, useCallback, useContext, useSyncExternalStore } from 'react'
import type { Agenda } from '#shared/agenda.ts'
import { readAgenda } from '#shared/agenda.ts'
import type { ParticipantId } from '#shared/ids.ts'
import { useRead } from './document-hooks.ts'
import type { OpenRoomSession, RoomSession, RoomState } from './session.ts'

export { useLoaded, useOthers, usePermission, useRead, useSaveState } from './document-hooks.ts'
export type { DroppedChanges, Person, RoomSession, RoomState } from './session.ts'

export const RoomSessionContext = createContext<RoomSession | undefined>(undefined)
export const OpenRoomSessionContext = createContext<OpenRoomSession | undefined>(undefined)

export function useRoomSession(): RoomSession {
  const session = useContext(RoomSessionContext)
  if (!session) throw new Error('useRoomSession outside a room')
  return session
}

export const isMe = (session: RoomSession, participant: ParticipantId) =>
  session.me.participant === participant

/** The room's state with every step of saving; renders far more often than `useRoomSession().state`. */
export function useRoomState(): RoomState {
  const session = useContext(OpenRoomSessionContext)
  if (!session) throw new Error('useRoomState outside a room')
  return useSyncExternalStore(session.subscribeState, session.state)
}

/** The interview's course, again after each change to it. */
export function useAgenda(): Agenda {
  return useRead(useRoomSession().agenda.doc, readAgenda)
}

/**
 * The server's clock in milliseconds since 1970, in whole steps of `intervalMs`: everybody's clocks turn at the
 * same moment. A connection that corrects the clock is followed at once.
 */
export function useNow(intervalMs: number): number {
  const { nowMs } = useRoomSession()
  const subscribe = useCallback(
    (onChange: () => void) => {
      let timer: ReturnType<typeof setTimeout>
      const wait = () => {
        timer = setTimeout(turn, intervalMs - (nowMs() % intervalMs))
      }
      const turn = () => {
        onChange()
        wait()
      }
      wait()
      return () => clearTimeout(timer)
    },
    [nowMs, intervalMs],
  )
  return useSyncExternalStore(subscribe, () => Math.floor(nowMs() / intervalMs) * intervalMs)
}
