/** Who holds a key. Every way in asks here, and a link once revoked lets nobody in from that moment on. */
import type { Key, ParticipantId } from '#shared/ids.ts'
import type { LinkRecord, ParticipantRecord, Store } from '../store/store.ts'
import { readSelector, verifyKey } from './keys.ts'

export type Found<T> = T | 'unknown' | 'revoked'

export interface Visitors {
  readonly link: (key: Key) => Promise<Found<LinkRecord>>
  readonly participant: (key: Key) => Promise<Found<ParticipantRecord>>
  /** Said as soon as the store knows, so that whoever is half-way in is stopped at the door. */
  readonly exclude: (participants: Iterable<ParticipantId>) => void
  readonly isExcluded: (participant: ParticipantId) => boolean
}

export function openVisitors(store: Pick<Store, 'readLink' | 'readParticipant'>): Visitors {
  /** Put out while this server runs; the store remembers the rest. */
  const excluded = new Set<ParticipantId>()

  return {
    async link(key) {
      const link = await store.readLink(readSelector(key))
      if (!link || !verifyKey(key, link)) return 'unknown'
      return link.revokedAtMs === undefined ? link : 'revoked'
    },
    async participant(key) {
      const participant = await store.readParticipant(readSelector(key))
      if (!participant || !verifyKey(key, participant)) return 'unknown'
      return participant.linkRevokedAtMs === undefined ? participant : 'revoked'
    },
    exclude(participants) {
      for (const participant of participants) excluded.add(participant)
    },
    isExcluded: (participant) => excluded.has(participant),
  }
}
