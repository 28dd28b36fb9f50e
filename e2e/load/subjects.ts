/** The servers under test, each a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createdRoomSchema, joinedSchema } from '#shared/api.ts'
import { subprotocolsFor } from '#shared/protocol.ts'
import { hocuspocusWire, plainWire } from './wire.ts'

export const subjectNames = ['raw relay', 'pairboard', '@y/websocket-server', 'hocuspocus'] as const
export type SubjectName = (typeof subjectNames)[number]

/** Where one client goes; plain data, so that it can be handed to the generator's process. */
export interface Seat {
  readonly room: number
  readonly url: string
  readonly protocols: readonly string[]
  readonly document: string
  readonly clientId: number
}

export interface Subject {
  readonly name: SubjectName
  readonly pid: number
  readonly dataDir: string
  /** Opens `rooms` new rooms with `people` seats in each. */
  seats(rooms: number, people: number): Promise<Seat[]>
  stop(): Promise<void>
}

export const wireOf = (name: SubjectName) => (name === 'hocuspocus' ? hocuspocusWire : plainWire)

const programs: Record<SubjectName, string> = {
  'raw relay': join(import.meta.dirname, 'raw-relay.ts'),
  pairboard: join(import.meta.dirname, '../../server/main.ts'),
  '@y/websocket-server': join(import.meta.dirname, 'y-websocket-server.ts'),
  hocuspocus: join(import.meta.dirname, 'hocuspocus-server.ts'),
}

let nextClientId = 10_000

export async function startSubject(name: SubjectName): Promise<Subject> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pairboard-bench-'))
  const child = spawn(process.execPath, ['--expose-gc', programs[name]], {
    env: {
      ...process.env,
      PORT: '0',
      DATA_DIR: dataDir,
      LOG_LEVEL: 'warn',
      ROOMS_PER_MINUTE: '100000',
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const origin = await firstLink(child.stdout)
  let roomsOpened = 0
  return {
    name,
    pid: child.pid ?? 0,
    dataDir,
    async seats(rooms, people) {
      const seats: Seat[] = []
      for (let room = 0; room < rooms; room++) {
        const places = await (name === 'pairboard'
          ? seatsInRoom(origin, people)
          : plainSeats(origin, name, roomsOpened++, people))
        seats.push(...places.map((place) => ({ ...place, room })))
      }
      return seats
    },
    async stop() {
      const exited = once(child, 'exit')
      child.kill('SIGTERM')
      const deadline = setTimeout(() => child.kill('SIGKILL'), 10_000)
      await exited
      clearTimeout(deadline)
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function firstLink(stdout: NodeJS.ReadableStream): Promise<string> {
  for await (const line of createInterface({ input: stdout })) {
    const link = /https?:\/\/\S+/.exec(line)?.[0]
    if (link !== undefined) {
      stdout.resume()
      return new URL(link).origin
    }
  }
  throw new Error('the server ended without saying where it listens')
}

type Place = Omit<Seat, 'room'>

function plainSeats(origin: string, name: SubjectName, room: number, people: number): Place[] {
  const document = `room-${room}`
  const path = name === 'hocuspocus' ? '/' : `/${document}`
  return Array.from({ length: people }, () => ({
    url: `${origin.replace('http', 'ws')}${path}`,
    protocols: [],
    document,
    clientId: nextClientId++,
  }))
}

/** Examiners may write before the start, so a room of two of them needs no further ceremony. */
async function seatsInRoom(origin: string, people: number): Promise<Place[]> {
  const post = async (path: string, key: string, body: unknown): Promise<unknown> => {
    const response = await fetch(`${origin}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin, authorization: `Bearer ${key}` },
      body: JSON.stringify(body),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`)
    return response.json()
  }
  const { room, links } = createdRoomSchema.parse(
    await post('/api/rooms', '', {
      candidate: 'Bench',
      role: 'Bench',
      plan: 'qualification',
      rubric: 'default',
      drillDown: null,
      exercise: null,
      language: 'en',
    }),
  )
  const places: Place[] = []
  for (let person = 0; person < people; person++) {
    const { key } = joinedSchema.parse(
      await post(`/api/rooms/${room}/participants`, links.examiner, { name: `Person ${person}` }),
    )
    const clientId = nextClientId++
    places.push({
      url: `${origin.replace('http', 'ws')}/sync/${room}/code?client=${clientId}`,
      protocols: subprotocolsFor(key),
      document: 'code',
      clientId,
    })
  }
  return places
}
