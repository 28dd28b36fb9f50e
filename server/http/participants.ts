import type { z } from 'zod'
import type { Joined, joinSchema } from '#shared/api.ts'
import { limits } from '#shared/limits.ts'
import { identityOf, leastUsedColour } from '../access/identity.ts'
import { mintParticipantId } from '../access/ids.ts'
import { mintKey } from '../access/keys.ts'
import { openTurns } from '../access/turns.ts'
import type { ParticipantRecord, Store } from '../store/store.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

type Join = z.infer<typeof joinSchema>

/** Makes a participant of whoever holds a link. Joining stays possible after the end, to read. */
export function join(store: Store, nowMs: () => number): Answer<'link holder', Join> {
  // One at a time in a room: two who come together must not take the same colour, or both the last seat.
  const inTurn = openTurns()
  return ({ room, link, body: { name, preview } }) => {
    if (preview && link.role !== 'candidate') {
      throw new ProblemError('forbidden', "a preview needs the candidate's link")
    }
    return inTurn(room.id, async () => {
      const present = await store.readParticipants(room.id)
      if (present.length >= limits.participantsPerRoom) throw new ProblemError('room-full')
      const { key, selector, hash } = mintKey()
      const participant: ParticipantRecord = {
        id: mintParticipantId(),
        room: room.id,
        role: link.role,
        name,
        colour: leastUsedColour(present.filter((one) => !one.preview)),
        preview,
        link: link.selector,
        joinedAtMs: nowMs(),
        selector,
        hash,
      }
      await store.addParticipant(participant)
      return { who: identityOf(participant), key } satisfies Joined
    })
  }
}
