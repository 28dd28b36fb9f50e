/** The servers under test, each a process of its own. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { subprotocolsFor } from '#shared/protocol.ts'
import { joinRoom } from '../support/api.ts'
import { emptyRoom } from './new-room.ts'
import { hocuspocusWire, plainWire } from './wire.ts'
import type { Watched } from './watch.ts'

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
  pid(): number
  readonly dataDir: string
  /** Opens `rooms` new rooms with `people` seats in each. */
  seats(rooms: number, people: number): Promise<Seat[]>
  /** What the process knows of itself: memory after a collection, loop delay since the last question. */
  watched(): Promise<Watched>
  /** Ends it with this signal, and starts it again at the same address with what it has kept. */
  restart(signal: 'SIGTERM' | 'SIGKILL'): Promise<void>
  stop(): Promise<void>
}

export const wireOf = (name: SubjectName) => (name === 'hocuspocus' ? hocuspocusWire : plainWire)

const programs: Record<SubjectName, string> = {
  'raw relay': join(import.meta.dirname, 'raw-relay.ts'),
  pairboard: join(import.meta.dirname, '../../server/main.ts'),
  '@y/websocket-server': join(import.meta.dirname, 'y-websocket-server.ts'),
  hocuspocus: join(import.meta.dirname, 'hocuspocus-server.ts'),
}

const watch = join(import.meta.dirname, 'watch.ts')
let nextClientId = 10_000

/** `keeps`: with the store that its documentation names, where its default is to keep nothing. */
export async function startSubject(name: SubjectName, { keeps = false } = {}): Promise<Subject> {
  const dataDir = await mkdtemp(join(tmpdir(), 'pairboard-bench-'))
  const launch = (port: string) =>
    spawn(process.execPath, ['--expose-gc', '--import', watch, programs[name]], {
      env: {
        ...process.env,
        PORT: port,
        DATA_DIR: dataDir,
        ...(keeps ? { KEEP_IN: dataDir, YPERSISTENCE: join(dataDir, 'level') } : {}),
        LOG_LEVEL: 'warn',
        ROOMS_PER_MINUTE: '100000',
        NODE_ENV: 'production',
      },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    })
  const end = async (signal: 'SIGTERM' | 'SIGKILL') => {
    const exited = once(child, 'exit')
    // A line that is open keeps a server from ending by itself.
    if (child.connected) child.disconnect()
    child.kill(signal)
    const deadline = setTimeout(() => child.kill('SIGKILL'), 10_000)
    await exited
    clearTimeout(deadline)
  }
  let child = launch('0')
  const origin = await firstLink(child.stdout)
  let roomsOpened = 0
  return {
    name,
    pid: () => child.pid ?? 0,
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
    async watched() {
      child.send('figures')
      const [figures] = (await once(child, 'message')) as [Watched]
      return figures
    },
    async restart(signal) {
      await end(signal)
      child = launch(new URL(origin).port)
      await firstLink(child.stdout)
    },
    async stop() {
      await end('SIGTERM')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function firstLink(stdout: NodeJS.ReadableStream | null): Promise<string> {
  if (!stdout) throw new Error('the server has no output')
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
  const created = await emptyRoom(origin)
  const places: Place[] = []
  for (let person = 0; person < people; person++) {
    const { key } = await joinRoom(origin, created, 'examiner', `Person ${person}`)
    const clientId = nextClientId++
    places.push({
      url: `${origin.replace('http', 'ws')}/sync/${created.room}/code?client=${clientId}`,
      protocols: subprotocolsFor(key),
      document: 'code',
      clientId,
    })
  }
  return places
}
