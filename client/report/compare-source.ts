import { buildReport, scoringCards } from '#shared/report.ts'
import { readDebrief, readPrepared } from '../api.ts'
import { listInterviews } from '../sync/keys.ts'
import type { Interview } from '../sync/keys.ts'
import type { Compared, LeftOut } from './compare.ts'

export interface ComparedAndLeft {
  readonly compared: readonly Compared[]
  readonly left: LeftOut
}

/** This browser's interviews whose debrief is open, and how many others there are. */
export async function loadCompared(): Promise<ComparedAndLeft> {
  // A candidate's own interview, in the browser they came by, is nobody's to compare.
  const own = listInterviews().filter(({ keys, links }) => keys.examiner ?? links.examiner)
  const found = await Promise.all(own.map((one) => load(one).catch(() => 'notRead' as const)))
  const count = (why: keyof LeftOut) => found.filter((one) => one === why).length
  return {
    compared: found.filter((one) => typeof one === 'object'),
    left: {
      withoutKey: count('withoutKey'),
      notOpen: count('notOpen'),
      withoutScores: count('withoutScores'),
      notRead: count('notRead'),
    },
  }
}

async function load(interview: Interview): Promise<Compared | keyof LeftOut> {
  const { room, candidate, role, keys } = interview
  if (keys.examiner === undefined) return 'withoutKey'
  const debrief = await readDebrief(room, keys.examiner)
  if (!debrief.open) return 'notOpen'
  const cards = scoringCards(debrief)
  if (cards.length === 0) return 'withoutScores'
  const { rubric } = await readPrepared(room, keys.examiner)
  return { room, candidate, role, rubric, report: buildReport(rubric.criteria, cards) }
}
