/** Every request to the server, parsed as it comes back. Keys travel in the Authorization header and nowhere else. */
import { z } from 'zod'
import {
  courseReportSchema,
  createdRoomSchema,
  debriefSchema,
  joinedSchema,
  libraryContentsSchema,
  librarySchema,
  linkStatesSchema,
  preparedSchema,
  problemSchema,
  renewedLinkSchema,
  replayHeadSchema,
  roomSchema,
  roomSettingsSchema,
  statusSchema,
  storedAssetSchema,
  welcomeSchema,
} from '#shared/api.ts'
import type {
  CourseReport,
  CreatedRoom,
  Debrief,
  Joined,
  Library,
  LibraryContents,
  NewRoom,
  NewWeight,
  Prepared,
  ProblemCode,
  ReplayHead,
  Room,
  RoomSettings,
  StoredAsset,
  Welcome,
} from '#shared/api.ts'
import type { AssetId, Key, RoomId } from '#shared/ids.ts'
import type { RoomStatus } from '#shared/permissions.ts'
import type { Role } from '#shared/role.ts'
import type { SignalReport } from '#shared/signals.ts'
import { runtimesSchema } from '#shared/runtimes.ts'
import type { Runtime } from '#shared/runtimes.ts'

/** Longer than any answer takes; a photograph over a slow line takes longest. */
const patienceMs = 30_000

/** Why a request failed: what the server said, or `offline` when no answer came. */
export class ProblemError extends Error {
  readonly problem: ProblemCode | 'offline'

  constructor(problem: ProblemCode | 'offline', detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? problem : `${problem}: ${detail}`, options)
    this.name = 'ProblemError'
    this.problem = problem
  }
}

export interface Request {
  readonly method?: 'GET' | 'POST' | 'DELETE'
  /** A room's key, or the team's. */
  readonly key?: string | undefined
  readonly body?: Blob | object
}

/** Throws a ProblemError for everything but a good answer. */
export async function ask(path: string, { method = 'GET', key, body }: Request): Promise<Response> {
  const headers = new Headers()
  if (key !== undefined) headers.set('Authorization', `Bearer ${key}`)
  const bytes = body instanceof Blob
  if (body !== undefined && !bytes) headers.set('Content-Type', 'application/json')
  if (bytes) headers.set('Content-Type', body.type || 'application/octet-stream')
  let response: Response
  try {
    response = await fetch(`/api/${path}`, {
      method,
      headers,
      signal: AbortSignal.timeout(patienceMs),
      ...(body !== undefined && { body: bytes ? body : JSON.stringify(body) }),
    })
  } catch (error) {
    throw new ProblemError('offline', undefined, { cause: error })
  }
  if (!response.ok) throw await readProblem(response)
  return response
}

/** What stands between here and the server may answer in its place, with a page instead of a problem. */
async function readProblem(response: Response): Promise<ProblemError> {
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined))
  if (problem.success) return new ProblemError(problem.data.problem, problem.data.detail)
  return new ProblemError('internal', `status ${response.status}`)
}

export async function read<T>(schema: z.ZodType<T>, path: string, request: Request): Promise<T> {
  const response = await ask(path, request)
  let answer: unknown
  try {
    answer = await response.json()
  } catch (error) {
    throw new ProblemError('offline', 'the answer broke off', { cause: error })
  }
  const parsed = schema.safeParse(answer)
  if (!parsed.success) throw new ProblemError('internal', z.prettifyError(parsed.error))
  return parsed.data
}

export function readLibrary(): Promise<Library> {
  return read(librarySchema, 'library', {})
}

export function readRuntimes(): Promise<Runtime[]> {
  return read(runtimesSchema, 'runtimes', {})
}

/** @param key an examiner's of any room, or the team's; without one only what is anyone's to read comes back */
export function readLibraryContents(key?: string): Promise<LibraryContents> {
  return read(libraryContentsSchema, 'library/contents', { key })
}

/** @param teamKey for a server that asks for one */
export function createRoom(room: NewRoom, teamKey?: string): Promise<CreatedRoom> {
  return read(createdRoomSchema, 'rooms', { method: 'POST', body: room, key: teamKey })
}

/** @param key a link's or a participant's */
export function readWelcome(room: RoomId, key: Key): Promise<Welcome> {
  return read(welcomeSchema, `rooms/${room}/welcome`, { key })
}

/**
 * @param key a link's
 * @param preview an examiner's look through the candidate's eyes
 */
export function join(room: RoomId, key: Key, name: string, preview = false): Promise<Joined> {
  const body = { name, preview }
  return read(joinedSchema, `rooms/${room}/participants`, { method: 'POST', key, body })
}

/** From here on `key` is a participant's. */
export function readRoom(room: RoomId, key: Key): Promise<Room> {
  return read(roomSchema, `rooms/${room}`, { key })
}

/** Examiners only. */
export function readPrepared(room: RoomId, key: Key): Promise<Prepared> {
  return read(preparedSchema, `rooms/${room}/prepared`, { key })
}

async function changeStatus(room: RoomId, key: Key, step: string): Promise<RoomStatus> {
  return (await read(statusSchema, `rooms/${room}/${step}`, { method: 'POST', key })).status
}
export const startRoom = (room: RoomId, key: Key) => changeStatus(room, key, 'start')
export const endRoom = (room: RoomId, key: Key) => changeStatus(room, key, 'end')
export const reopenRoom = (room: RoomId, key: Key) => changeStatus(room, key, 'reopen')

/** Before the start; resolves with what the room is prepared with from now on. */
export function changeWeight(room: RoomId, key: Key, weight: NewWeight): Promise<Prepared> {
  return read(preparedSchema, `rooms/${room}/weights`, { method: 'POST', key, body: weight })
}

/** What comes next, for the candidate to read after the end. */
export async function sayFarewell(room: RoomId, key: Key, words: string): Promise<void> {
  await ask(`rooms/${room}/farewell`, { method: 'POST', key, body: { words } })
}

/** The candidate's "I am done" in a focus stage. */
export async function endFocus(room: RoomId, key: Key): Promise<void> {
  await ask(`rooms/${room}/focus/end`, { method: 'POST', key })
}

export async function reportSignal(room: RoomId, key: Key, report: SignalReport): Promise<void> {
  await ask(`rooms/${room}/signals`, { method: 'POST', key, body: report })
}

/** My scorecard, for good; who has not begun to score may abstain. */
export async function sealScorecard(room: RoomId, key: Key, abstain: boolean): Promise<void> {
  await ask(`rooms/${room}/scorecard/seal`, { method: 'POST', key, body: { abstain } })
}

export function readDebrief(room: RoomId, key: Key): Promise<Debrief> {
  return read(debriefSchema, `rooms/${room}/scorecards`, { key })
}

export function readReport(room: RoomId, key: Key): Promise<CourseReport> {
  return read(courseReportSchema, `rooms/${room}/report`, { key })
}

export function readReplayHead(room: RoomId, key: Key): Promise<ReplayHead> {
  return read(replayHeadSchema, `rooms/${room}/replay`, { key })
}

/** A page of the log behind a sequence, as bytes: only whoever replays an interview needs what reads them. */
export async function readReplayBytes(room: RoomId, key: Key, after: number): Promise<Uint8Array> {
  const response = await ask(`rooms/${room}/replay/${after}`, { key })
  try {
    return new Uint8Array(await response.arrayBuffer())
  } catch (error) {
    throw new ProblemError('offline', 'the log broke off', { cause: error })
  }
}

export function readSettings(room: RoomId, key: Key): Promise<RoomSettings> {
  return read(roomSettingsSchema, `rooms/${room}/settings`, { key })
}

export async function changeSettings(
  room: RoomId,
  key: Key,
  settings: RoomSettings,
): Promise<void> {
  await ask(`rooms/${room}/settings`, { method: 'POST', key, body: settings })
}

/** Everything of the room, at once and for good. */
export async function deleteRoom(room: RoomId, key: Key): Promise<void> {
  await ask(`rooms/${room}/delete`, { method: 'POST', key, body: { room } })
}

export type LinkState = z.infer<typeof linkStatesSchema>[number]

export function readLinks(room: RoomId, key: Key): Promise<LinkState[]> {
  return read(linkStatesSchema, `rooms/${room}/links`, { key })
}

/** A new link for the role, in place of the old one; resolves with its key. */
export async function renewLink(room: RoomId, key: Key, role: Role): Promise<Key> {
  const request = { method: 'POST', key } as const
  return (await read(renewedLinkSchema, `rooms/${room}/links/${role}`, request)).key
}

export async function revokeLink(room: RoomId, key: Key, role: Role): Promise<void> {
  await ask(`rooms/${room}/links/${role}`, { method: 'DELETE', key })
}

export function storeImage(room: RoomId, key: Key, image: Blob): Promise<StoredAsset> {
  return read(storedAssetSchema, `rooms/${room}/assets`, { method: 'POST', key, body: image })
}

export async function openImage(room: RoomId, key: Key, asset: AssetId): Promise<Blob> {
  const response = await ask(`rooms/${room}/assets/${asset}`, { key })
  try {
    return await response.blob()
  } catch (error) {
    throw new ProblemError('offline', 'the image broke off', { cause: error })
  }
}
