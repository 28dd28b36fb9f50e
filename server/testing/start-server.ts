/** A real server on a free port, and the few requests that most tests begin with. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createdRoomSchema, joinedSchema } from '#shared/api.ts'
import type { Joined, Links } from '#shared/api.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import type { Role } from '#shared/role.ts'
import { createApp } from '../app.ts'
import type { AppParts } from '../app.ts'
import { parseSettings } from '../settings.ts'
import type { Settings } from '../settings.ts'
import { openMemoryStore } from '../store/memory-store.ts'
import { fixtureLibrary, newFixtureRoom } from './fixture-library.ts'

export interface Ask {
  readonly key?: Key | undefined
  /** Sent as JSON, or as it is when it is bytes. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestRoom {
  readonly id: RoomId
  readonly links: Links
  /** Joins by the role's link. */
  join(role: Role, name?: string, preview?: boolean): Promise<Joined>
  /** Starts, ends or reopens; throws unless the server does it. */
  change(to: 'start' | 'end' | 'reopen', examiner: Joined): Promise<void>
}

export interface TestServer {
  readonly url: string
  ask(method: string, path: string, ask?: Ask): Promise<Response>
  createRoom(): Promise<TestRoom>
  /** Stops and starts again at the same address with the same data; only where the store is SQLite. */
  restart(): Promise<void>
  close(): Promise<void>
}

export interface TestServerOptions extends Omit<AppParts, 'store'> {
  /** In memory unless said otherwise; SQLite in a folder that is removed at the end. */
  readonly store?: 'sqlite' | NonNullable<AppParts['store']>
  readonly settings?: Partial<Settings>
}

export async function startServer(options: TestServerOptions = {}): Promise<TestServer> {
  const { store = openMemoryStore(), settings, ...parts } = options
  const folder = await mkdtemp(join(tmpdir(), 'pairboard-test-'))
  const begin = async (port: number) => {
    const begun = await createApp(
      {
        ...parseSettings({ PORT: String(port), DATA_DIR: folder, LOG_LEVEL: 'silent' }),
        roomsPerMinute: 10_000,
        ...settings,
      },
      { library: fixtureLibrary, ...parts, ...(store === 'sqlite' ? {} : { store }) },
    )
    await begun.listen()
    return begun
  }
  let app = await begin(0)
  const url = app.url()
  const ask = askServer(url)
  return {
    url,
    ask,
    createRoom: () => createRoom(ask),
    async restart() {
      await app.close()
      app = await begin(Number(new URL(url).port))
    },
    async close() {
      await app.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** For a server with the exercises that come along. */
export const newLibraryRoom = {
  candidate: 'Camille',
  role: 'Engineer',
  plan: 'qualification',
  rubric: 'default',
  drillDown: null,
  exercise: null,
  language: 'en',
} as const

type AskServer = TestServer['ask']

export function askServer(url: string): AskServer {
  return (method, path, { key, body, headers } = {}) => {
    const isBytes = body instanceof Uint8Array
    return fetch(`${url}${path}`, {
      method,
      headers: {
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined || isBytes ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: isBytes ? new Blob([body.slice()]) : JSON.stringify(body) }),
    })
  }
}

export async function createRoom(
  ask: AskServer,
  body: unknown = newFixtureRoom,
): Promise<TestRoom> {
  const { room, links } = createdRoomSchema.parse(
    await expectJson(ask('POST', '/api/rooms', { body })),
  )
  return {
    id: room,
    links,
    async join(role, name = `The ${role}`, preview = false) {
      const answer = ask('POST', `/api/rooms/${room}/participants`, {
        key: links[role],
        body: { name, preview },
      })
      return joinedSchema.parse(await expectJson(answer))
    },
    async change(to, examiner) {
      await expectJson(ask('POST', `/api/rooms/${room}/${to}`, { key: examiner.key }))
    },
  }
}

async function expectJson(answer: Promise<Response>): Promise<unknown> {
  const response = await answer
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`)
  return response.json()
}
