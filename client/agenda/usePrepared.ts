import { useEffect, useSyncExternalStore } from 'react'
import type { Key, RoomId } from '#shared/ids.ts'
import { readPrepared } from '../api.ts'
import { useRoomSession } from '../sync/session-context.ts'
import { openPreparedSource } from './prepared-source.ts'
import type { PreparedSource, PreparedState } from './prepared-source.ts'

/** What was prepared never changes for a room: one source serves every panel of the page. */
const sources = new Map<Key, PreparedSource>()

function sourceOf(room: RoomId, key: Key): PreparedSource {
  const source = sources.get(key) ?? openPreparedSource(() => readPrepared(room, key))
  sources.set(key, source)
  return source
}

/** Plan, rubric and exercises of this room; examiners only. A failure is tried again when the network is back. */
export function usePrepared(): PreparedState {
  const { room, key } = useRoomSession()
  const source = sourceOf(room.room, key)
  const state = useSyncExternalStore(source.subscribe, source.current)
  const retry = state.kind === 'failed' ? state.retry : undefined
  useEffect(() => {
    if (!retry) return undefined
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [retry])
  return state
}
