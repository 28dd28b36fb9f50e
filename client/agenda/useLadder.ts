import { useMemo } from 'react'
import { giveHint, readBackstage, skipRung, unskipRung } from '#shared/backstage.ts'
import type { DrillDown, Rung } from '#shared/exercise.ts'
import { hideRung, revealRung } from '#shared/reveal.ts'
import { useAgenda, usePermission, useRead, useRoomSession } from '../sync/session-context.ts'
import type { SharedDocument } from '../sync/shared-document.ts'
import { viewLadder } from './ladder-view.ts'
import type { RungView } from './ladder-view.ts'

/** What an examiner can do with a rung while the interview runs; each is recorded with its time. */
export interface LadderActions {
  readonly reveal: (rung: Rung) => void
  readonly hide: (rung: Rung) => void
  readonly skip: (rung: Rung) => void
  readonly unskip: (rung: Rung) => void
  readonly giveHint: (rung: Rung) => void
}

interface Ladder {
  readonly rungs: readonly RungView[]
  /** Undefined before the start, after the end and where nothing may be written. */
  readonly actions: LadderActions | undefined
}

export function useLadder(drillDown: DrillDown, backstage: SharedDocument): Ladder {
  const { agenda: document, nowMs } = useRoomSession()
  const { status, rungs: revealed } = useAgenda()
  const { ladder: records } = useRead(backstage.doc, readBackstage)
  const may = usePermission(document)?.right === 'write' && status === 'live'
  const rungs = useMemo(
    () => viewLadder(drillDown, revealed, records),
    [drillDown, revealed, records],
  )
  const actions = useMemo<LadderActions | undefined>(() => {
    if (!may) return undefined
    const agenda = document.doc
    return {
      reveal: (rung) => revealRung(agenda, drillDown, rung, nowMs()),
      hide: (rung) => hideRung(agenda, rung.id),
      skip: (rung) => skipRung(backstage.doc, rung.id, nowMs()),
      unskip: (rung) => unskipRung(backstage.doc, rung.id),
      giveHint: (rung) => giveHint(backstage.doc, rung.id, nowMs()),
    }
  }, [may, document, backstage, drillDown, nowMs])
  return { rungs, actions }
}
