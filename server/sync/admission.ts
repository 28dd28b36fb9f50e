/** Whether a socket may open: which document, who asks, under which client id. Everything but the socket itself. */
import type { IncomingMessage } from 'node:http'
import { firstParticipantClientId, parseDocumentName } from '#shared/document.ts'
import type { DocumentId } from '#shared/document.ts'
import { roomIdSchema } from '#shared/ids.ts'
import type { RoomId } from '#shared/ids.ts'
import { permissionOn } from '#shared/permissions.ts'
import { closeCode, parseSubprotocols, protocolVersion } from '#shared/protocol.ts'
import { askerOf } from '../access/identity.ts'
import type { Visitors } from '../access/visitors.ts'
import type { LiveDocument, LiveRooms } from '../rooms/live-rooms.ts'
import type { ParticipantRecord } from '../store/store.ts'

export interface Admission {
  readonly room: RoomId
  readonly document: LiveDocument
  readonly participant: ParticipantRecord
  readonly clientId: number
}

export interface Denial {
  readonly code: number
  readonly reason: string
  /** A key that proved nothing: counted against the address. */
  readonly badKey?: boolean
}

const notFound: Denial = { code: closeCode.notFound, reason: 'no such document' }

/**
 * Asks in an order that gives nothing away: first the key, then the room, then the right, and the document
 * last; a document that is denied has been looked for no more than one that does not exist.
 */
export async function admit(
  request: Pick<IncomingMessage, 'url' | 'headers'>,
  visitors: Visitors,
  rooms: LiveRooms,
): Promise<Admission | Denial> {
  const { version, key } = parseSubprotocols(offeredProtocols(request))
  if (version !== protocolVersion) return { code: closeCode.tooOld, reason: 'reload the page' }
  if (key === undefined) return { code: closeCode.notAuthorised, reason: 'no key' }
  const participant = await visitors.participant(key)
  if (participant === 'unknown') {
    return { code: closeCode.notAuthorised, reason: 'unknown key', badKey: true }
  }
  if (participant === 'revoked') return { code: closeCode.gone, reason: 'link revoked' }

  const target = parseTarget(request.url ?? '')
  if (!target || target.room !== participant.room) return notFound
  if (target.clientId === undefined) return { code: closeCode.malformed, reason: 'no client id' }
  const room = await rooms.open(target.room)
  if (!room) return notFound
  const asker = askerOf(participant)
  if (permissionOn(target.document, asker, room.state).right === 'none') return notFound
  const document = await room.document(target.document)
  if (!document) return notFound
  const { clientId } = target
  if (!(await room.mayUseClientId(document.id, clientId, participant.id))) {
    return { code: closeCode.clientIdTaken, reason: 'choose another client id' }
  }
  return { room: target.room, document, participant, clientId }
}

function offeredProtocols({ headers }: Pick<IncomingMessage, 'headers'>): string[] {
  return (headers['sec-websocket-protocol'] ?? '').split(',').map((name) => name.trim())
}

interface Target {
  readonly room: RoomId
  readonly document: DocumentId
  readonly clientId: number | undefined
}

/** `/sync/<room>/<document>?client=<id>`, each part in its one spelling: nothing is decoded. */
export function parseTarget(url: string): Target | undefined {
  const match = /^\/sync\/([^/?]+)\/([^/?]+)(?:\?client=([1-9]\d{0,9}))?$/.exec(url)
  const room = roomIdSchema.safeParse(match?.[1])
  const document = parseDocumentName(match?.[2] ?? '')
  if (!room.success || !document) return undefined
  const clientId = Number(match?.[3])
  const inRange = clientId >= firstParticipantClientId && clientId <= 0xffff_ffff
  return { room: room.data, document, clientId: inRange ? clientId : undefined }
}
