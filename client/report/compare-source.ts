import { buildReport, scoringCards } from '#shared/report.ts'
import { readDebrief, readPrepared } from '../api.ts'
import { listInterviews } from '../sync/keys.ts'
import type { Interview } from '../sync/keys.ts'
import type { Compared } from './compare.ts'

/** This browser's interviews whose debrief is open. Those that the server does not give are passed over. */
export async function loadCompared(): Promise<Compared[]> {
  const found = await Promise.all(listInterviews().map((one) => load(one).catch(() => undefined)))
  return found.filter((one) => one !== undefined)
}

async function load({ room, candidate, role, keys }: Interview): Promise<Compared | undefined> {
  if (keys.examiner === undefined) return undefined
  const debrief = await readDebrief(room, keys.examiner)
  const cards = scoringCards(debrief)
  if (!debrief.open || cards.length === 0) return undefined
  const { rubric } = await readPrepared(room, keys.examiner)
  return { room, candidate, role, rubric, report: buildReport(rubric.criteria, cards) }
}
