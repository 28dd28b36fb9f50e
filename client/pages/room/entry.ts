/** How a person comes into a room: with which key, straight in or by the welcome page, or why not. */
import type { Joined, Room, Welcome } from '#shared/api.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import type { Role } from '#shared/role.ts'
import { ProblemError } from '../../api.ts'
import type { Interview, KeyHolder } from '../../sync/keys.ts'
import type { ProblemKind } from '../problems/problem-kind.ts'
import { problemKindOf } from '../problems/problem-kind.ts'

export interface Asked {
  readonly room: RoomId
  /** The key of the link by which this tab came; undefined when it came by none, or by a broken one. */
  readonly linkKey: Key | undefined
  /** Whether the address held a key, or what was left of one, just now. */
  readonly byLink: boolean
  /** An examiner's look through the candidate's eyes. */
  readonly preview: boolean
  /** What this browser knows of the room. */
  readonly known: Pick<Interview, 'keys' | 'links'> | undefined
}

export interface Calls {
  readWelcome(room: RoomId, key: Key): Promise<Welcome>
  readRoom(room: RoomId, key: Key): Promise<Room>
  joinAsPreview(room: RoomId, key: Key): Promise<Joined>
  /** A participant key works, or works no more. */
  remember(holder: KeyHolder, key: Key): void
  forget(holder: KeyHolder): void
}

export type Entry =
  | { readonly step: 'problem'; readonly kind: ProblemKind }
  | { readonly step: 'welcome'; readonly welcome: Welcome; readonly linkKey: Key }
  | { readonly step: 'inside'; readonly room: Room; readonly key: Key }

const holders = ['examiner', 'candidate', 'observer'] as const satisfies readonly Role[]

/** Never rejects: every failure is a screen. */
export async function findEntry(asked: Asked, calls: Calls): Promise<Entry> {
  try {
    if (asked.byLink && asked.linkKey === undefined) return problem('malformed')
    return asked.preview ? await enterAsPreview(asked, calls) : await enter(asked, calls)
  } catch (error) {
    const kind = problemKindOf(error instanceof ProblemError ? error.problem : 'internal')
    // The server does not tell a key that never was from one of a room that was deleted at its date.
    return problem(kind === 'noKey' && asked.linkKey !== undefined ? 'unknown' : kind)
  }
}

const problem = (kind: ProblemKind): Entry => ({ step: 'problem', kind })

async function enter(asked: Asked, calls: Calls): Promise<Entry> {
  const { room, linkKey, byLink } = asked
  if (linkKey !== undefined) {
    try {
      return await enterByLink(asked, linkKey, calls)
    } catch (error) {
      // The tab's old link may have been renewed while its holder was let stay: then their own key opens.
      // Whoever has just opened a link that is dead is told so, and does not end up somewhere else.
      if (byLink || !isRefused(error)) throw error
    }
  }
  for (const holder of holders) {
    // One key after the other, the stronger first: asked all at once they would race.
    const inside = await enterWithOwnKey(asked, holder, calls)
    if (inside) return inside
  }
  const ownLink = asked.known?.links.examiner
  if (ownLink !== undefined) {
    const welcome = await calls.readWelcome(room, ownLink)
    return { step: 'welcome', welcome, linkKey: ownLink }
  }
  const hadKey = linkKey !== undefined || holders.some((holder) => asked.known?.keys[holder])
  return problem(hadKey ? 'revoked' : 'noKey')
}

async function enterByLink(asked: Asked, linkKey: Key, calls: Calls): Promise<Entry> {
  const welcome = await calls.readWelcome(asked.room, linkKey)
  const inside = await enterWithOwnKey(asked, welcome.as, calls)
  if (inside) return inside
  if (welcome.status === 'ended' && welcome.as !== 'examiner') return problem('ended')
  return { step: 'welcome', welcome, linkKey }
}

async function enterAsPreview(asked: Asked, calls: Calls): Promise<Entry> {
  const inside = await enterWithOwnKey(asked, 'preview', calls)
  if (inside) return inside
  const linkKey = asked.linkKey ?? asked.known?.links.candidate
  if (linkKey === undefined) return problem('noKey')
  const { key } = await calls.joinAsPreview(asked.room, linkKey)
  calls.remember('preview', key)
  return { step: 'inside', room: await calls.readRoom(asked.room, key), key }
}

/** Straight in with the key that this browser has for the role; undefined when it has none that works. */
async function enterWithOwnKey(
  asked: Asked,
  holder: KeyHolder,
  calls: Calls,
): Promise<Entry | undefined> {
  const key = asked.known?.keys[holder]
  if (key === undefined) return undefined
  try {
    return { step: 'inside', room: await calls.readRoom(asked.room, key), key }
  } catch (error) {
    if (!isRefused(error)) throw error
    calls.forget(holder)
    return undefined
  }
}

const isRefused = (error: unknown) =>
  error instanceof ProblemError &&
  (error.problem === 'not-authorised' || error.problem === 'link-revoked')
