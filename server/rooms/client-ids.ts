/** Who writes under which Yjs client id in a document. Under a stolen one two browsers would differ for ever. */
import { firstParticipantClientId } from '#shared/document.ts'
import type { ParticipantId } from '#shared/ids.ts'
import { largestClientId } from './update-parser.ts'

/** A page takes a new id each time it is loaded. Far more loads than an interview sees, far less than a flood. */
const idsPerParticipant = 512

export class ClientIds {
  /** By what was written. */
  readonly #owners: Map<number, ParticipantId>
  /** By who is connected and has written nothing yet: first come, first served. */
  readonly #declared = new Map<number, { readonly participant: ParticipantId; count: number }>()

  constructor(owners: Iterable<readonly [clientId: number, participant: ParticipantId]> = []) {
    this.#owners = new Map(owners)
  }

  /** Whether the id is this participant's, or nobody's. */
  mayUse(clientId: number, participant: ParticipantId): boolean {
    if (!Number.isInteger(clientId)) return false
    if (clientId < firstParticipantClientId || clientId > largestClientId) return false
    const owner = this.#owners.get(clientId)
    if (owner !== undefined) return owner === participant
    if ((this.#declared.get(clientId)?.participant ?? participant) !== participant) return false
    return this.#countOf(participant) < idsPerParticipant
  }

  /** Keeps the id for a connection until it is withdrawn. */
  declare(clientId: number, participant: ParticipantId): () => void {
    const present = this.#declared.get(clientId)
    if (present && present.participant !== participant) return () => undefined
    const declared = present ?? { participant, count: 0 }
    declared.count++
    this.#declared.set(clientId, declared)
    return () => {
      if (--declared.count === 0) this.#declared.delete(clientId)
    }
  }

  /** Makes the ids this participant's for good; returns those that were nobody's. */
  bind(clientIds: Iterable<number>, participant: ParticipantId): number[] {
    const added: number[] = []
    for (const clientId of clientIds) {
      if (this.#owners.has(clientId)) continue
      this.#owners.set(clientId, participant)
      added.push(clientId)
    }
    return added
  }

  #countOf(participant: ParticipantId): number {
    let count = 0
    for (const owner of this.#owners.values()) if (owner === participant) count++
    return count
  }
}
