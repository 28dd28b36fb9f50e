import { useMemo } from 'react'
import { enterStage, extendStage, pauseClock, resumeClock } from '#shared/agenda.ts'
import type { Agenda } from '#shared/agenda.ts'
import { usePermission } from '../sync/document-hooks.ts'
import { useRoomSession } from '../sync/session-context.ts'

/** What an examiner can do with the stages. */
export interface Steering {
  readonly enter: (stage: number) => void
  readonly extend: () => void
  readonly pause: () => void
  readonly resume: () => void
}

/** By how much one step lengthens a stage. */
export const extensionMinutes = 5

/** Undefined for those who may only look: everybody but examiners, and everybody before the start and after the end. */
export function useSteering(status: Agenda['status']): Steering | undefined {
  const session = useRoomSession()
  const { doc } = session.agenda
  const permission = usePermission(session.agenda)
  const may = permission?.right === 'write' && status === 'live' && session.me.role === 'examiner'
  return useMemo(() => {
    if (!may) return undefined
    return {
      enter: (stage) => enterStage(doc, stage, session.nowMs()),
      extend: () => extendStage(doc, extensionMinutes),
      pause: () => pauseClock(doc, session.nowMs()),
      resume: () => resumeClock(doc, session.nowMs()),
    }
  }, [may, doc, session])
}
