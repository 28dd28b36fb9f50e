import type { AgendaPresence, Identity, StampedPresence } from '#shared/awareness.ts'
import type { ParticipantId } from '#shared/ids.ts'
import type { Role } from '#shared/role.ts'
import type { Person } from './session.ts'

const order: Record<Role, number> = { candidate: 0, examiner: 1, observer: 2 }

/**
 * Who is in the room, out of the agenda's presence: one person however many tabs they have open.
 * Oneself comes first, and is there whatever the server has said so far.
 */
export function buildPeople(
  me: Identity,
  meInFront: boolean,
  others: Iterable<StampedPresence<AgendaPresence>>,
): Person[] {
  const people = new Map<ParticipantId, Person>()
  people.set(me.participant, { ...me, me: true, front: meInFront })
  for (const { who, presence } of others) {
    const known = people.get(who.participant)
    // Somebody who has not said where they look is taken to look here.
    const front = (known?.front ?? false) || (presence?.front ?? true)
    people.set(who.participant, { ...(known ?? { ...who, me: false }), front })
  }
  return [...people.values()].toSorted(
    (a, b) =>
      Number(b.me) - Number(a.me) ||
      order[a.role] - order[b.role] ||
      a.name.localeCompare(b.name) ||
      (a.participant < b.participant ? -1 : 1),
  )
}
