/** Links renewed and revoked; whoever came by the old one is out. */
import type { z } from 'zod'
import type { linkStatesSchema, renewedLinkSchema } from '#shared/api.ts'
import type { RoomId } from '#shared/ids.ts'
import { closeCode } from '#shared/protocol.ts'
import { roleSchema, roles } from '#shared/role.ts'
import type { Role } from '#shared/role.ts'
import { mintKey } from '../access/keys.ts'
import type { Visitors } from '../access/visitors.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import type { LinkRecord, Store } from '../store/store.ts'
import { ProblemError } from './problem.ts'
import { linkRecord } from './rooms.ts'
import type { Answer } from './route.ts'

interface LinkParts {
  readonly store: Store
  readonly rooms: LiveRooms
  readonly visitors: Visitors
  readonly nowMs: () => number
}

export function readLinks({ store }: LinkParts): Answer<'examiner'> {
  return async ({ room }) => {
    const newest = newestByRole(await store.readLinks(room.id))
    return newest.map(({ role, revokedAtMs, createdAtMs }) => ({
      role,
      active: revokedAtMs === undefined,
      createdAtMs,
    })) satisfies z.infer<typeof linkStatesSchema>
  }
}

/** The new key is told to whoever asked for it, once. They themselves stay, by the new link. */
export function renewLink(parts: LinkParts): Answer<'examiner'> {
  return async ({ room, participant, params }) => {
    const role = parseRole(params['role'])
    const minted = mintKey()
    const { store, nowMs } = parts
    const link = linkRecord(room.id, role, minted, nowMs())
    await putOutBehind(parts, room.id, role, () =>
      store.replaceLink(room.id, role, link, nowMs(), participant.id),
    )
    return { role, key: minted.key } satisfies z.infer<typeof renewedLinkSchema>
  }
}

export function revokeLink(parts: LinkParts): Answer<'examiner'> {
  return async ({ room, participant, params }) => {
    const role = parseRole(params['role'])
    // The last examiner would lock everybody out, themselves first, and nobody could let them in again.
    if (role === participant.role) {
      throw new ProblemError('forbidden', 'this is your own link: renew it instead')
    }
    const { store, nowMs } = parts
    await putOutBehind(parts, room.id, role, () =>
      store.replaceLink(room.id, role, undefined, nowMs()),
    )
  }
}

/** Closes the door first, then puts out those who are in: nobody slips through between the two. */
async function putOutBehind(
  { store, rooms, visitors }: LinkParts,
  room: RoomId,
  role: Role,
  replace: () => Promise<void>,
) {
  const links = await store.readLinks(room)
  const old = links.find((link) => link.role === role && link.revokedAtMs === undefined)
  await replace()
  if (!old) return
  const participants = await store.readParticipants(room)
  const out = new Set(participants.filter((one) => one.link === old.selector).map(({ id }) => id))
  visitors.exclude(out)
  const live = await rooms.open(room)
  live?.putOut(({ participant }) => out.has(participant), closeCode.gone, 'link revoked')
}

function newestByRole(links: readonly LinkRecord[]): LinkRecord[] {
  return roles.flatMap((role) => links.find((link) => link.role === role) ?? [])
}

function parseRole(text: string | undefined): Role {
  const role = roleSchema.safeParse(text)
  if (!role.success) throw new ProblemError('not-found')
  return role.data
}
