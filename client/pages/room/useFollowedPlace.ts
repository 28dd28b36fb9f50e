import { useEffect, useEffectEvent } from 'react'
import type { ParticipantId } from '#shared/ids.ts'
import { presenceOf } from '../../sync/presence-of.ts'
import { useRoomSession } from '../../sync/session-context.ts'
import type { SharedDocument } from '../../sync/shared-document.ts'
import type { Work } from './useWork.ts'

/** Goes where somebody goes: to the view and the file that they have in front, each time they change it. */
export function useFollowedPlace(participant: ParticipantId | undefined, work: Work): void {
  const { agenda } = useRoomSession()
  useShown(agenda, participant, ({ view }) => {
    if (view && view !== work.view) work.setView(view)
  })
  useShown(work.code, participant, ({ file }) => {
    if (file && file !== work.file?.id) work.setFile(file)
  })
}

/** Hears what somebody shows of themselves in a document: at once, and each time that it changes. */
function useShown<P>(
  document: SharedDocument<P> | undefined,
  participant: ParticipantId | undefined,
  onShown: (presence: P) => void,
): void {
  const tell = useEffectEvent(onShown)
  useEffect(() => {
    if (!participant || !document) return undefined
    const { presence } = document
    const look = () => {
      const shown = presenceOf(presence.others(), participant)
      if (shown) tell(shown)
    }
    look()
    return presence.subscribe(look)
  }, [participant, document])
}
