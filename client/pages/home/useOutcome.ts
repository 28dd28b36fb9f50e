import { useEffect, useState } from 'react'
import { buildReport, scoringCards } from '#shared/report.ts'
import { readDebrief, readPrepared } from '../../api.ts'
import type { Interview } from '../../sync/keys.ts'
import type { Standing } from './useStanding.ts'

/** How far an ended interview is on its way to a report. */
export interface Outcome {
  readonly sealed: number
  readonly examiners: number
  readonly open: boolean
  /** Only once the debrief is open. */
  readonly mean: number | undefined
}

/** Undefined for interviews that have not ended, that this browser did not examine, and while it is asked. */
export function useOutcome({ room, keys }: Interview, standing: Standing): Outcome | undefined {
  const key = standing === 'ended' ? keys.examiner : undefined
  const [outcome, setOutcome] = useState<Outcome>()
  useEffect(() => {
    if (key === undefined) return undefined
    let wanted = true
    const ask = async () => {
      const { examiners, open } = await readDebrief(room, key)
      const cards = open ? scoringCards({ examiners }) : []
      const rubric = open ? (await readPrepared(room, key)).rubric : undefined
      const sealed = examiners.filter(({ sealedAtMs }) => sealedAtMs !== null).length
      const mean = rubric && buildReport(rubric.criteria, cards).mean
      if (wanted) setOutcome({ sealed, examiners: examiners.length, open, mean })
    }
    // Without an answer the row says no more than that the interview has ended.
    void ask().catch(() => undefined)
    return () => {
      wanted = false
    }
  }, [room, key])
  return key === undefined ? undefined : outcome
}
