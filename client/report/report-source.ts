import type { CourseReport, Debrief, Prepared, Room } from '#shared/api.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import { buildReport, scoringCards } from '#shared/report.ts'
import type { ExaminersCard, Report } from '#shared/report.ts'
import { readDebrief, readPrepared, readReport, readRoom } from '../api.ts'

/** Everything that a report shows of one interview. */
export interface ReportSource {
  readonly room: Room
  readonly prepared: Prepared
  readonly debrief: Debrief
  readonly course: CourseReport
  /** As far as this examiner may read them now. */
  readonly cards: readonly ExaminersCard[]
  readonly report: Report
}

/** Reads it for an examiner; throws a ProblemError as the requests do. */
export async function loadReport(roomId: RoomId, key: Key): Promise<ReportSource> {
  const [room, prepared, debrief, course] = await Promise.all([
    readRoom(roomId, key),
    readPrepared(roomId, key),
    readDebrief(roomId, key),
    readReport(roomId, key),
  ])
  const cards = scoringCards(debrief)
  return {
    room,
    prepared,
    debrief,
    course,
    cards,
    report: buildReport(prepared.rubric.criteria, cards),
  }
}

/** How long the interview lasted, in whole minutes. */
export function lastedMinutes({ startedAtMs, endedAtMs }: CourseReport): number {
  return Math.round(((endedAtMs ?? 0) - (startedAtMs ?? endedAtMs ?? 0)) / 60_000)
}
