import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoomSession } from './session-context.ts'

/** Calls `show` with a sentence each time that changes came too late and were dropped. */
export function useDroppedNotice(show: (sentence: string) => void): void {
  const { t } = useTranslation('sync')
  const { dropped } = useRoomSession()
  useEffect(() => {
    if (!dropped) return
    const { reason } = dropped
    const known = reason === 'locked' || reason === 'ended' ? reason : 'read-only'
    show(t(`dropped.${known}`))
  }, [dropped, show, t])
}
