import type { Identity } from '#shared/awareness.ts'
import type { Asker } from '#shared/permissions.ts'
import type { ParticipantRecord } from '../store/store.ts'

const colours = [1, 2, 3, 4, 5, 6, 7, 8] as const

/** The hue that the fewest people of the room wear: with up to eight, everybody has one of their own. */
export function leastUsedColour(present: readonly Pick<ParticipantRecord, 'colour'>[]): number {
  let best = 1
  let fewest = Infinity
  for (const colour of colours) {
    const wearers = present.filter((one) => one.colour === colour).length
    if (wearers < fewest) {
      best = colour
      fewest = wearers
    }
  }
  return best
}

/** What others may know of a participant. Fields are named one by one: a key's hash must never slip along. */
export function identityOf({ id, name, role, colour }: ParticipantRecord): Identity {
  return { participant: id, name, role, colour }
}

export function askerOf({ id, role, preview }: ParticipantRecord): Asker {
  return { participant: id, role, preview }
}
