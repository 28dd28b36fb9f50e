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

/** Each rubric with its interviews, the largest group first. */
export function groupByRubric(all: readonly Compared[]): Compared[][] {
  const groups = [...Map.groupBy(all, ({ rubric }) => rubric.id).values()]
  return groups.toSorted((a, b) => b.length - a.length)
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
