import { useEffect, useSyncExternalStore } from 'react'
import type { Prepared } from '#shared/api.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import { readPrepared } from '../api.ts'
import { useAgenda, useRoomSession } from '../sync/session-context.ts'
import { openPreparedSource } from './prepared-source.ts'
import type { PreparedSource, PreparedState } from './prepared-source.ts'

/** One source serves every panel of the page. */
const sources = new Map<Key, PreparedSource>()

function sourceOf(room: RoomId, key: Key): PreparedSource {
  const source = sources.get(key) ?? openPreparedSource(() => readPrepared(room, key))
  sources.set(key, source)
  return source
}

/** Takes what the server answered to a change of what was prepared. */
export function putPrepared(room: RoomId, key: Key, prepared: Prepared): void {
  sourceOf(room, key).put(prepared)
}

/** Plan, rubric and exercises of this room; examiners only. A failure is tried again when the network is back. */
export function usePrepared(): PreparedState {
  const { room, key } = useRoomSession()
  const { status } = useAgenda()
  const source = sourceOf(room.room, key)
  // Weights may be changed until the start: from then on what everybody has is what holds.
  useEffect(() => source.refresh(status), [source, status])
  const state = useSyncExternalStore(source.subscribe, source.current)
  const retry = state.kind === 'failed' ? state.retry : undefined
  useEffect(() => {
    if (!retry) return undefined
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [retry])
  return state
}
