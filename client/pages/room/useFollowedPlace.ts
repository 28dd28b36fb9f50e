import { useEffect, useRef } from 'react'
import type { ParticipantId } from '#shared/ids.ts'
import { presenceOf } from '../../sync/presence-of.ts'
import { useRoomSession } from '../../sync/session-context.ts'
import type { Work } from './useWork.ts'

/** Goes where somebody goes: to the view and the file that they have in front, each time they change it. */
export function useFollowedPlace(participant: ParticipantId | undefined, work: Work): void {
  const { agenda } = useRoomSession()
  const { code } = work
  const place = useRef(work)
  useEffect(() => {
    place.current = work
  })
  useEffect(() => {
    if (!participant) return undefined
    const { presence } = agenda
    const look = () => {
      const view = presenceOf(presence.others(), participant)?.view
      if (view && view !== place.current.view) place.current.setView(view)
    }
    look()
    return presence.subscribe(look)
  }, [participant, agenda])
  useEffect(() => {
    if (!participant || !code) return undefined
    const { presence } = code
    const look = () => {
      const file = presenceOf(presence.others(), participant)?.file
      if (file && file !== place.current.file?.id) place.current.setFile(file)
    }
    look()
    return presence.subscribe(look)
  }, [participant, code])
}
