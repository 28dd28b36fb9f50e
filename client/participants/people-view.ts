import type { ParticipantId } from '#shared/ids.ts'
import type { Role } from '#shared/role.ts'
import type { Person } from '../sync/session.ts'

const roleOrder: Record<Role, number> = { candidate: 0, examiner: 1, observer: 2 }

/** The candidate first, then examiners, then observers; oneself first among equals, the others by name. */
export function inOrder(people: readonly Person[]): Person[] {
  return people.toSorted(
    (a, b) =>
      roleOrder[a.role] - roleOrder[b.role] ||
      Number(b.me) - Number(a.me) ||
      a.name.localeCompare(b.name) ||
      (a.participant < b.participant ? -1 : 1),
  )
}

/** Whom one follows without saying whom: the candidate, or for the candidate an examiner. */
export function choosePersonToFollow(people: readonly Person[]): Person | undefined {
  return inOrder(people).find(({ me }) => !me)
}

/** How many faces stand in the header; the others are a number. */
const facesShown = 4

export function splitFaces(people: readonly Person[]): { faces: readonly Person[]; more: number } {
  // A "+1" would take the place of the face that it stands for.
  if (people.length <= facesShown + 1) return { faces: people, more: 0 }
  return { faces: people.slice(0, facesShown), more: people.length - facesShown }
}

export interface ComingsAndGoings {
  readonly joined: readonly string[]
  readonly left: readonly string[]
}

/** Who came and who went between two moments, oneself left out: that is the network's news, not the room's. */
export function compare(before: readonly Person[], now: readonly Person[]): ComingsAndGoings {
  const without = (people: readonly Person[], others: readonly Person[]) => {
    const ids = new Set<ParticipantId>(others.map(({ participant }) => participant))
    return people
      .filter(({ participant, me }) => !me && !ids.has(participant))
      .map(({ name }) => name)
  }
  return { joined: without(now, before), left: without(before, now) }
}
