/** All sockets of `/sync`: verifies and accepts each, beats their heart, closes them. */
import { once } from 'node:events'
import { STATUS_CODES } from 'node:http'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import { WebSocketServer } from 'ws'
import type { WebSocket } from 'ws'
import type { DocumentName } from '#shared/document.ts'
import type { RoomId } from '#shared/ids.ts'
import { limits } from '#shared/limits.ts'
import { buildRetryAfter, closeCode } from '#shared/protocol.ts'
import { addressOf } from '../access/address.ts'
import { askerOf, identityOf } from '../access/identity.ts'
import { isLoopback } from '../access/local.ts'
import { isOriginAllowed } from '../access/origin.ts'
import { openPlaces } from '../access/places.ts'
import type { AddressBuckets } from '../access/token-bucket.ts'
import type { Visitors } from '../access/visitors.ts'
import type { Metrics } from '../metrics.ts'
import type { LiveRooms } from '../rooms/live-rooms.ts'
import { admit } from './admission.ts'
import type { Admission, Denial } from './admission.ts'
import { openConnection } from './connection.ts'
import type { Connection } from './connection.ts'
import { openOutlet } from './outlet.ts'
import { openPresence } from './presence.ts'
import type { Presence } from './presence.ts'

/** A frame's own header around the largest update that is read. */
const frameOverheadBytes = 64
const maxFragments = 64
/** A peer that hangs in the middle of its own goodbye does not keep the server from stopping. */
const goodbyeMs = 2_000
/** Everybody's heart beats once a tick, a hundredth of them at a time: all at once would hold up every keystroke. */
const beatsPerTick = 100

export interface SyncServerParts {
  readonly visitors: Visitors
  readonly rooms: LiveRooms
  /** Undefined: the same host as the request's. */
  readonly origins: readonly string[] | undefined
  readonly trustedProxies: number
  /** How many wrong keys an address may try. */
  readonly wrongKeys: AddressBuckets
  readonly socketsPerAddress: number
  readonly metrics: Metrics
  readonly logger: Logger
  readonly nowMs: () => number
}

interface Accepted {
  readonly connection: Connection
  readonly socket: WebSocket
  readonly room: RoomId
  /** Its turn within a tick. */
  readonly beat: number
  /** Whether the last ping was answered. */
  alive: boolean
}

export function openSyncServer(parts: SyncServerParts) {
  const { visitors, rooms, origins, trustedProxies, wrongKeys, metrics, logger, nowMs } = parts
  const places = openPlaces(parts.socketsPerAddress)
  const accepted = new Set<Accepted>()
  const presences = new Map<`${RoomId}/${DocumentName}`, Presence>()
  let closing = false
  let joined = 0
  let turn = 0

  const sockets = new WebSocketServer({
    noServer: true,
    clientTracking: false,
    maxPayload: limits.frameBytes + frameOverheadBytes,
    maxFragments,
    perMessageDeflate: false,
    // The key beside it is never echoed.
    handleProtocols: (offered) =>
      [...offered].find((name) => name.startsWith('pairboard.')) ?? false,
  })

  /** A server that comes back is not met by everybody at once: five milliseconds for each, at random. */
  const retryAfterMs = () =>
    Math.round(500 + Math.random() * Math.min(10_000, 500 + 5 * accepted.size))

  async function upgrade(request: IncomingMessage, socket: Duplex, head: Buffer) {
    const giveUp = () => socket.destroy()
    const reject = (status: number) => {
      metrics.connectionRefused(status)
      answerStatus(socket, status)
    }
    socket.on('error', giveUp)
    const path = request.url ?? ''
    if (!path.startsWith('/sync/')) return reject(404)
    if (closing) return reject(503)
    if (!isOriginAllowed(request, origins)) return reject(403)
    const address = addressOf(request, trustedProxies)
    const bucket = wrongKeys.of(address)
    if (!bucket.hasAny()) return reject(429)
    if (!isLoopback(address)) {
      const leave = places.take(address)
      if (!leave) return reject(429)
      socket.once('close', leave)
    }

    const admission = await admit(request, visitors, rooms).catch((error: unknown): Denial => {
      logger.error({ error }, 'a room could not be opened')
      return { code: closeCode.tryLater, reason: 'the room cannot be opened' }
    })
    if ('badKey' in admission) bucket.take()
    if (socket.destroyed) return
    socket.off('error', giveUp)
    // Refused only after the upgrade: a browser tells the page a close code, but no HTTP status.
    sockets.handleUpgrade(request, socket, head, (open) => {
      open.on('error', (error) => logger.debug({ error }, 'socket error'))
      const denial = 'code' in admission ? admission : accept(open, socket, admission)
      if (!denial) return
      metrics.connectionRefused(denial.code)
      openOutlet(open, socket).close(denial.code, denial.reason)
    })
  }

  /** What may have changed while the admission was looked up is asked again here, where nothing can come between. */
  function accept(socket: WebSocket, line: Duplex, admission: Admission): Denial | undefined {
    const { room, document, participant, clientId } = admission
    if (closing) return { code: closeCode.restarting, reason: buildRetryAfter(retryAfterMs()) }
    if (visitors.isExcluded(participant.id)) {
      return { code: closeCode.gone, reason: 'link revoked' }
    }
    const inRoom = [...accepted].filter((one) => one.room === room).length
    if (inRoom >= limits.connectionsPerRoom) {
      return { code: closeCode.tryLater, reason: 'the room is full' }
    }
    const name = `${room}/${document.id.name}` as const
    const presence = presences.get(name) ?? openPresence(document.id.kind, nowMs)
    if (!presence.mayJoin(clientId, participant.id)) {
      return { code: closeCode.clientIdTaken, reason: 'choose another client id' }
    }
    presences.set(name, presence)
    const connection = openConnection({
      outlet: openOutlet(socket, line),
      document,
      presence,
      asker: askerOf(participant),
      who: identityOf(participant),
      clientId,
      nowMs,
      retryAfterMs,
      onRefused: metrics.updateRefused,
      onFault: (error) => logger.error({ error, room }, 'a connection failed'),
    })
    const beat = ++joined % beatsPerTick
    const one: Accepted = { connection, socket, room, beat, alive: true }
    accepted.add(one)
    socket.on('message', (data, isBinary) => connection.receive(asBytes(data), isBinary))
    socket.on('pong', () => (one.alive = true))
    socket.on('close', () => {
      accepted.delete(one)
      connection.closed()
      if (presence.isEmpty() && presences.get(name) === presence) presences.delete(name)
    })
    return undefined
  }

  /** A peer that went away without a word (a laptop closed, a cable pulled) is noticed here, never by `close`. */
  const heart = setInterval(() => {
    turn = (turn + 1) % beatsPerTick
    for (const one of accepted) {
      if (one.beat !== turn) continue
      if (!one.alive) {
        one.socket.terminate()
        continue
      }
      one.alive = false
      one.socket.ping()
      one.connection.tick()
    }
  }, limits.tickMs / beatsPerTick)
  heart.unref()

  return {
    /** Takes over the upgrades of an HTTP server. */
    attach(server: Server): void {
      server.on('upgrade', (request, socket, head) => {
        upgrade(request, socket, head).catch((error: unknown) => {
          logger.error({ error }, 'an upgrade failed')
          socket.destroy()
        })
      })
    },
    count: () => accepted.size,
    /** Accepts nobody any more. Those who are in stay until their rooms are closed. */
    stop(): void {
      closing = true
    },
    /** Says goodbye to whoever is left, and resolves when the last socket is gone: each is cut after a moment. */
    async close(): Promise<void> {
      closing = true
      clearInterval(heart)
      const gone = [...accepted].map(({ socket }) => once(socket, 'close'))
      for (const { connection } of accepted) {
        connection.client.drop(closeCode.restarting, 'restarting')
      }
      const deadline = setTimeout(() => {
        for (const { socket } of accepted) socket.terminate()
      }, goodbyeMs)
      await Promise.all(gone)
      clearTimeout(deadline)
    },
  }
}

export type SyncServer = ReturnType<typeof openSyncServer>

function answerStatus(socket: Duplex, status: number) {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`,
  )
}

/** With the default binary type a message is one Buffer. */
function asBytes(data: Buffer | ArrayBuffer | Buffer[]): Uint8Array {
  if (Array.isArray(data)) return Buffer.concat(data)
  return data instanceof ArrayBuffer ? new Uint8Array(data) : data
}
