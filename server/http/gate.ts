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
import { isSameSecret } from '../access/keys.ts'
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
  /** Anyone, unless the server is a team's: then who has the team's key. */
  readonly creator: { readonly address: string }
  /**
   * What we publish anyway is anyone's to read. What is a team's own is for its examiners: for who has the team's
   * key, or where there is none, for the examiners of any room, as everybody can be who creates one.
   */
  readonly 'library reader': { readonly reads: 'built-in' | 'all' }
  /** Whoever reads all of the library also writes the team's part of it. */
  readonly author: { readonly address: string }
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
  readonly teamKey: Settings['teamKey']
}

export type Gate = ReturnType<typeof openGate>

export function openGate(parts: GateParts) {
  const { store, rooms, visitors, wrongKeys, trustedProxies, metricsFor, teamKey } = parts

  /** Wrong keys cost the address, so that guessing and flooding end soon. */
  function openTries(request: Request) {
    const bucket = wrongKeys.of(addressOf(request, trustedProxies))
    if (!bucket.hasAny()) throw new ProblemError('too-many-requests')
    return bucket
  }

  function askTeamKey(request: Request, expected: string): void {
    const given = bearer(request)
    if (given === undefined) throw new ProblemError('not-authorised')
    const bucket = openTries(request)
    if (isSameSecret(given, expected)) return
    bucket.take()
    throw new ProblemError('not-authorised')
  }

  /** The key's owner. */
  async function identify<T>(request: Request, find: (key: Key) => Promise<Found<T>>): Promise<T> {
    const key = bearerKey(request)
    if (key === undefined) throw new ProblemError('not-authorised')
    const bucket = openTries(request)
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

  const holder = (request: Request) =>
    identify<LinkRecord | ParticipantRecord>(request, async (key) => {
      const link = await visitors.link(key)
      return link === 'unknown' ? await visitors.participant(key) : link
    })

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

  async function libraryReader(request: Request): Promise<Visits['library reader']> {
    if (teamKey !== undefined) {
      askTeamKey(request, teamKey)
      return { reads: 'all' }
    }
    if (request.get('authorization') === undefined) return { reads: 'built-in' }
    const { role, ...rest } = await holder(request)
    const preview = 'preview' in rest && rest.preview
    return { reads: role === 'examiner' && !preview ? 'all' : 'built-in' }
  }

  const checks: { readonly [W in Who]: (request: Request) => Promise<Visits[W]> } = {
    anyone: async (request) => ({ address: addressOf(request, trustedProxies) }),
    creator: async (request) => {
      if (teamKey !== undefined) askTeamKey(request, teamKey)
      return { address: addressOf(request, trustedProxies) }
    },
    'library reader': libraryReader,
    author: async (request) => {
      const { reads } = await libraryReader(request)
      if (reads !== 'all') {
        const known = request.get('authorization') !== undefined
        throw new ProblemError(known ? 'forbidden' : 'not-authorised')
      }
      return { address: addressOf(request, trustedProxies) }
    },
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
      const { role, room } = await holder(request)
      return { role, room: await roomOf(request, room) }
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

const bearer = (request: Request): string | undefined =>
  /^Bearer (\S+)$/.exec(request.get('authorization') ?? '')?.[1]

const bearerKey = (request: Request): Key | undefined => keySchema.safeParse(bearer(request)).data
