import type { StampedPresence } from '#shared/awareness.ts'
import type { ParticipantId } from '#shared/ids.ts'

/** What a person shows: of several tabs the one that came last. Undefined while they show nothing. */
export function presenceOf<P>(
  others: ReadonlyMap<number, StampedPresence<P>>,
  participant: ParticipantId,
): P | undefined {
  let found: P | undefined
  for (const { who, presence } of others.values()) {
    if (who.participant === participant && presence !== null) found = presence
  }
  return found
}
