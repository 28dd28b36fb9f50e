import { useRoomSession } from '../sync/session-context.ts'
import { takeBack, takeBackMs } from './ladder-view.ts'
import type { TakeBack } from './ladder-view.ts'
import { useTicks } from './useTicks.ts'

/** Whether what was shown at `shownAtMs` can still be taken back; changes by itself when the time is over. */
export function useTakeBack(shownAtMs: number | undefined): TakeBack {
  const { agenda: clock } = useRoomSession()
  const enabled = shownAtMs !== undefined
  const nowMs = useTicks({ clock, everyMs: takeBackMs, sinceMs: shownAtMs, enabled })
  return takeBack(shownAtMs, nowMs)
}
