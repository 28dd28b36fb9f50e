/** Interviews of one rubric side by side: figures only, names beside them. */
import type { CriterionId, RoomId } from '#shared/ids.ts'
import type { Report } from '#shared/report.ts'
import type { Rubric } from '#shared/rubric.ts'

export const mostCompared = 8

export interface Compared {
  readonly room: RoomId
  readonly candidate: string
  readonly role: string
  readonly rubric: Rubric
  readonly report: Report
}

/** What the columns are sorted by. */
export type SortBy = CriterionId | 'total'

export function scoreOf({ report }: Compared, by: SortBy): number | undefined {
  if (by === 'total') return report.mean
  return report.criteria.find(({ criterion }) => criterion.id === by)?.mean
}

/** The highest first, what was not observed last; equals keep their order. */
export function sortCompared(all: readonly Compared[], by: SortBy): Compared[] {
  return all.toSorted((a, b) => (scoreOf(b, by) ?? 0) - (scoreOf(a, by) ?? 0))
}

/** What makes figures comparable: the same criteria, at the same levels, with the same weights. */
const yardstick = ({ id, criteria }: Rubric) => JSON.stringify([id, criteria])

/** Each rubric with its interviews, the largest group first; one that was changed meanwhile is another. */
export function groupByRubric(all: readonly Compared[]): Compared[][] {
  const groups = [...Map.groupBy(all, ({ rubric }) => yardstick(rubric)).values()]
  return groups.toSorted((a, b) => b.length - a.length)
}

/** Why interviews that this browser knows are not among those to compare, and how many. */
export interface LeftOut {
  /** It holds no examiner's key to them any more. */
  readonly withoutKey: number
  readonly notOpen: number
  readonly withoutScores: number
  /** The server did not give them: deleted, the link revoked, or it could not be reached. */
  readonly notRead: number
}

/** A letter for each: in the order of the rooms' random names, which tells nothing of who came when. */
export function lettersOf(all: readonly Pick<Compared, 'room'>[]): Map<RoomId, string> {
  const rooms = all.map(({ room }) => room).toSorted()
  return new Map(rooms.map((room, index) => [room, letter(index)]))
}

function letter(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last
}
