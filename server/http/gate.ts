/** The one gate for requests: each route names who may, and this says who came. Denies what it does not know. */
import type { Request } from 'express'
import { parseDocumentName } from '#shared/document.ts'
import { keySchema, roomIdSchema } from '#shared/ids.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import { permissionOn } from '#shared/permissions.ts'
import type { Permission } from '#shared/permissions.ts'
import type { Role } from '#shared/role.ts'
import { addressOf } from '../access/address.ts'
import { askerOf } from '../access/identity.ts'
import { isLocal } from '../access/local.ts'
import type { AddressBuckets } from '../access/token-bucket.ts'
import type { Found, Visitors } from '../access/visitors.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import type { Settings } from '../settings.ts'
import type { LinkRecord, ParticipantRecord, RoomRecord, Store } from '../store/store.ts'
import { ProblemError } from './problem.ts'

interface Visit {
  readonly room: RoomRecord
}
interface ParticipantVisit extends Visit {
  readonly participant: ParticipantRecord
}

/** Who may, and what an answer then knows of its visitor. */
export interface Visits {
  readonly anyone: { readonly address: string }
  /** Whoever runs the server, as the setting METRICS knows them. */
  readonly operator: unknown
  /** Holds one of the room's links, and has not joined by it yet. */
  readonly 'link holder': Visit & { readonly link: LinkRecord }
  /** Holds a link or has joined. */
  readonly 'key holder': Visit & { readonly role: Role }
  readonly participant: ParticipantVisit
  /** Not in preview: whoever looks through the candidate's eyes sees no more than the candidate. */
  readonly examiner: ParticipantVisit
  /** The one whose interview it is, in person: not in preview. */
  readonly candidate: ParticipantVisit
  readonly 'whiteboard reader': ParticipantVisit
  readonly 'whiteboard writer': ParticipantVisit
}
export type Who = keyof Visits

export interface GateParts {
  readonly store: Store
  readonly rooms: LiveRooms
  readonly visitors: Visitors
  readonly wrongKeys: AddressBuckets
  readonly trustedProxies: number
  readonly metricsFor: Settings['metricsFor']
}

export type Gate = ReturnType<typeof openGate>

export function openGate(parts: GateParts) {
  const { store, rooms, visitors, wrongKeys, trustedProxies, metricsFor } = parts

  /** The key's owner. Wrong keys cost the address, so that guessing and flooding end soon. */
  async function identify<T>(request: Request, find: (key: Key) => Promise<Found<T>>): Promise<T> {
    const key = bearerKey(request)
    if (key === undefined) throw new ProblemError('not-authorised')
    const bucket = wrongKeys.of(addressOf(request, trustedProxies))
    if (!bucket.hasAny()) throw new ProblemError('too-many-requests')
    const found = await find(key)
    if (found === 'revoked') throw new ProblemError('link-revoked')
    if (found === 'unknown') {
      bucket.take()
      throw new ProblemError('not-authorised')
    }
    return found
  }

  /** A key for another room learns as little as if this one did not exist. */
  async function roomOf(request: Request, keysRoom: RoomId): Promise<RoomRecord> {
    const asked = roomIdSchema.safeParse(request.params['room'])
    const room = asked.data === keysRoom ? await store.readRoom(keysRoom) : undefined
    if (!room) throw new ProblemError('not-found')
    return room
  }

  async function participant(request: Request): Promise<ParticipantVisit> {
    const participant = await identify(request, visitors.participant)
    return { participant, room: await roomOf(request, participant.room) }
  }

  async function onWhiteboard(request: Request, allowed: (permission: Permission) => boolean) {
    const visit = await participant(request)
    const live = await rooms.open(visit.room.id)
    const whiteboard = parseDocumentName('whiteboard')
    if (!live || !whiteboard) throw new ProblemError('not-found')
    const permission = permissionOn(whiteboard, askerOf(visit.participant), live.state)
    if (!allowed(permission)) {
      const ended = permission.right === 'read' && permission.reason === 'ended'
      throw new ProblemError(ended ? 'room-ended' : 'forbidden')
    }
    return visit
  }

  const checks: { readonly [W in Who]: (request: Request) => Promise<Visits[W]> } = {
    anyone: async (request) => ({ address: addressOf(request, trustedProxies) }),
    operator: async (request) => {
      const may = metricsFor === 'all' || (metricsFor === 'local' && isLocal(request))
      // As if there were no such address.
      if (!may) throw new ProblemError('not-found')
      return {}
    },
    'link holder': async (request) => {
      const link = await identify(request, visitors.link)
      return { link, room: await roomOf(request, link.room) }
    },
    'key holder': async (request) => {
      const holder = await identify(request, async (key) => {
        const link = await visitors.link(key)
        return link === 'unknown' ? await visitors.participant(key) : link
      })
      return { role: holder.role, room: await roomOf(request, holder.room) }
    },
    participant,
    examiner: async (request) => {
      const visit = await participant(request)
      const { role, preview } = visit.participant
      if (role !== 'examiner' || preview) throw new ProblemError('forbidden')
      return visit
    },
    candidate: async (request) => {
      const visit = await participant(request)
      const { role, preview } = visit.participant
      if (role !== 'candidate' || preview) throw new ProblemError('forbidden')
      return visit
    },
    'whiteboard reader': (request) =>
      onWhiteboard(request, ({ right }) => right === 'read' || right === 'write'),
    'whiteboard writer': (request) => onWhiteboard(request, ({ right }) => right === 'write'),
  }

  return <W extends Who>(who: W, request: Request): Promise<Visits[W]> => checks[who](request)
}

function bearerKey(request: Request): Key | undefined {
  const match = /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')
  return keySchema.safeParse(match?.[1]).data
}
