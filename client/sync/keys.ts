/** What this browser keeps of interviews: the keys that open them again, and what they are called. */
import { z } from 'zod'
import { keySchema, roomIdSchema } from '#shared/ids.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import { localisedSchema } from '#shared/language.ts'
import { roleSchema, roles } from '#shared/role.ts'

/** Raised when what is kept changes its shape; older entries are then not read any more. */
const storageKey = 'pairboard.interviews.1'

const interviewSchema = z.strictObject({
  room: roomIdSchema,
  candidate: z.string(),
  /** The position interviewed for. */
  role: z.string(),
  plan: localisedSchema.optional(),
  createdAtMs: z.number(),
  /** When the server deletes it, and with it what is kept here. */
  deletedAtMs: z.number().optional(),
  /** Participant keys by what they make of this person; a preview is a candidate's view of its own. */
  keys: z.partialRecord(z.enum([...roles, 'preview']), keySchema),
  /** The keys of the links, in the browser that made the room or renewed them. */
  links: z.partialRecord(roleSchema, keySchema),
})
export type Interview = z.infer<typeof interviewSchema>
export type KeyHolder = keyof Interview['keys']

/** What becomes known of an interview at one moment; keys and links are added to those known before. */
export type InterviewNews = Pick<Interview, 'room'> & Partial<Interview>

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem' | 'removeItem'>

/** Newest first. An entry that cannot be read is passed over; one whose time has come is gone. */
export function listInterviews(storage?: Storage, nowMs = Date.now()): Interview[] {
  const kept: unknown = parseJson(attempt(() => (storage ?? localStorage).getItem(storageKey)))
  if (!Array.isArray(kept)) return []
  return kept
    .flatMap((entry) => interviewSchema.safeParse(entry).data ?? [])
    .filter(({ deletedAtMs = Infinity }) => deletedAtMs > nowMs)
    .toSorted((a, b) => b.createdAtMs - a.createdAtMs)
}

export function findInterview(room: RoomId, storage?: Storage): Interview | undefined {
  return listInterviews(storage).find((interview) => interview.room === room)
}

/** Adds what is news to what is known. Where nothing can be stored the room still works in this tab. */
export function rememberInterview(news: InterviewNews, storage?: Storage): void {
  const all = listInterviews(storage)
  const known = all.find(({ room }) => room === news.room)
  const interview = {
    candidate: '',
    role: '',
    createdAtMs: Date.now(),
    ...known,
    ...news,
    keys: { ...known?.keys, ...news.keys },
    links: { ...known?.links, ...news.links },
  }
  write([interview, ...all.filter(({ room }) => room !== news.room)], storage)
}

export function forgetInterview(room: RoomId, storage?: Storage): void {
  write(
    listInterviews(storage).filter((interview) => interview.room !== room),
    storage,
  )
}

/** Forgets one key that the server does not take any more, and keeps the rest. */
export function forgetKey(room: RoomId, holder: KeyHolder, storage?: Storage): void {
  const all = listInterviews(storage).map((interview) => {
    if (interview.room !== room) return interview
    const { [holder]: _forgotten, ...keys } = interview.keys
    return { ...interview, keys }
  })
  write(all, storage)
}

/** The participant key that opens this room in this role again. */
export function participantKey(
  room: RoomId,
  holder: KeyHolder,
  storage?: Storage,
): Key | undefined {
  return findInterview(room, storage)?.keys[holder]
}

function write(interviews: readonly Interview[], storage: Storage | undefined) {
  attempt(() => (storage ?? localStorage).setItem(storageKey, JSON.stringify(interviews)))
}

interface Tab {
  readonly location: Pick<Location, 'hash' | 'pathname' | 'search'>
  readonly history: Pick<History, 'replaceState' | 'state'>
  readonly sessionStorage: Storage
}

const tabKey = (room: RoomId) => `pairboard.link.${room}`

/**
 * Moves the link's key out of the address bar into this tab's own memory, for an examiner shares the screen.
 * After a reload it is found there; undefined when this tab never had one, or a broken one.
 */
export function takeKeyFromAddress(room: RoomId, tab: Tab = window): Key | undefined {
  const { location, history } = tab
  const kept = attempt(() => tab.sessionStorage.getItem(tabKey(room)))
  if (location.hash.length <= 1) return keySchema.safeParse(kept).data
  const key = keySchema.safeParse(location.hash.slice(1)).data
  history.replaceState(history.state, '', location.pathname + location.search)
  if (key !== undefined) attempt(() => tab.sessionStorage.setItem(tabKey(room), key))
  return key
}

/** Storage throws where it is switched off or full. */
function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

function parseJson(text: string | null | undefined): unknown {
  return attempt(() => JSON.parse(text ?? 'null') as unknown)
}
