import { firstParticipantClientId } from '#shared/document.ts'

/** A Yjs client id at random, above those that the server keeps for itself. */
export function mintClientId(): number {
  const [id = 0] = crypto.getRandomValues(new Uint32Array(1))
  return id >= firstParticipantClientId ? id : mintClientId()
}
