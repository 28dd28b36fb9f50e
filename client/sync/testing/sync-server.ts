/** A server small enough to be told what to do: it speaks the protocol and keeps documents in memory. */
import { createDecoder, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { createEncoder, toUint8Array, writeVarUint, writeVarUint8Array } from 'lib0/encoding'
import { WebSocketServer } from 'ws'
import type { WebSocket as Socket } from 'ws'
import * as Y from 'yjs'
import type { Permission } from '#shared/permissions.ts'
import {
  buildAcknowledgement,
  buildHello,
  buildRefusal,
  messageKind,
  parseSubprotocols,
  syncKind,
} from '#shared/protocol.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import { participantIdSchema } from '#shared/ids.ts'
import { readPresence } from '../frames.ts'
import { openSubscribers } from '../subscribers.ts'

type Greeting = Exclude<Permission, { right: 'none' }>

export interface SeenConnection {
  readonly document: string
  readonly clientId: number
  readonly key: string | undefined
  /** Versions that the client named, in order. */
  readonly versions: number[]
  /** Frames of sync kind `update`, not counting step 2. */
  updates: number
  /** What the client shows of itself, in order. */
  readonly shown: unknown[]
  send(frame: Uint8Array): void
  close(code: number): void
}

export interface SyncServer {
  readonly origin: string
  /** Newest last; those that are gone too. */
  readonly connections: SeenConnection[]
  doc(name: string): Y.Doc
  /** What later versions get for an answer; `hold` gives none. */
  answer: 'acknowledge' | 'hold' | { readonly refuse: RefusalReason }
  /** What later connections may do. */
  permissions: Map<string, Greeting>
  /** Close codes for the next connections, one each. */
  readonly turnAway: number[]
  /** Resolves when the fact is so, looked at after each event here. */
  until(fact: () => boolean): Promise<void>
  /** Greets the open connections to a document anew. */
  greet(document: string, permission: Greeting): void
  drop(code: number, reason?: string): void
  close(): Promise<void>
}

export async function startSyncServer(): Promise<SyncServer> {
  const sockets = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await new Promise((resolve) => sockets.once('listening', resolve))
  const address = sockets.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  const docs = new Map<string, Y.Doc>()
  const events = openSubscribers()
  const open = new Map<SeenConnection, Socket>()

  const doc = (name: string) => {
    const known = docs.get(name) ?? new Y.Doc()
    docs.set(name, known)
    return known
  }

  const greet = (connection: SeenConnection, permission: Greeting) => {
    const participant = participantIdSchema.parse('0000000001')
    connection.send(
      buildHello({ protocol: 1, participant, role: 'candidate', permission, serverTimeMs: 5_000 }),
    )
    if (permission.right === 'write') {
      connection.send(sync(syncKind.step1, Y.encodeStateVector(doc(connection.document))))
    }
  }

  const server: SyncServer = {
    origin: `ws://127.0.0.1:${address.port}`,
    connections: [],
    doc,
    answer: 'acknowledge',
    permissions: new Map(),
    turnAway: [],
    until: (fact) => until(events.subscribe, fact),
    greet(document, permission) {
      for (const connection of open.keys()) {
        if (connection.document === document) greet(connection, permission)
      }
    },
    drop(code, reason) {
      for (const socket of open.values()) socket.close(code, reason)
    },
    async close() {
      for (const socket of sockets.clients) socket.terminate()
      await new Promise((resolve) => sockets.close(resolve))
    },
  }

  sockets.on('connection', (socket, request) => {
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://x')
    const offered = request.headers['sec-websocket-protocol']?.split(',').map((one) => one.trim())
    const connection: SeenConnection = {
      document: pathname.split('/').at(-1) ?? '',
      clientId: Number(searchParams.get('client')),
      key: parseSubprotocols(offered ?? []).key,
      versions: [],
      updates: 0,
      shown: [],
      send: (frame) => socket.send(frame),
      close: (code) => socket.close(code),
    }
    server.connections.push(connection)
    const code = server.turnAway.shift()
    if (code !== undefined) {
      socket.close(code)
      return events.tell()
    }
    open.set(connection, socket)
    const shared = doc(connection.document)
    const pass = (update: Uint8Array, origin: unknown) => {
      if (origin !== connection) connection.send(sync(syncKind.update, update))
    }
    shared.on('update', pass)
    socket.on('close', () => {
      open.delete(connection)
      shared.off('update', pass)
      events.tell()
    })
    socket.on('message', (bytes: Buffer) => {
      receive(connection, new Uint8Array(bytes))
      events.tell()
    })
    greet(connection, server.permissions.get(connection.document) ?? { right: 'write' })
    events.tell()
  })

  function receive(connection: SeenConnection, frame: Uint8Array) {
    const decoder = createDecoder(frame)
    const kind = readVarUint(decoder)
    if (kind === messageKind.version) {
      const version = readVarUint(decoder)
      connection.versions.push(version)
      if (server.answer === 'acknowledge') connection.send(buildAcknowledgement(version, 1))
      if (typeof server.answer === 'object') {
        connection.send(buildRefusal(version, server.answer.refuse))
      }
    }
    if (kind === messageKind.awareness) {
      connection.shown.push(...readPresence(readVarUint8Array(decoder)).values())
    }
    if (kind !== messageKind.sync) return
    const step = readVarUint(decoder)
    const content = readVarUint8Array(decoder)
    const shared = doc(connection.document)
    if (step === syncKind.step1) {
      connection.send(sync(syncKind.step2, Y.encodeStateAsUpdate(shared, content)))
      return
    }
    if (step === syncKind.update) connection.updates++
    // What is refused is not taken in.
    if (typeof server.answer !== 'object') Y.applyUpdate(shared, content, connection)
  }

  return server
}

function sync(kind: number, bytes: Uint8Array): Uint8Array {
  const encoder = createEncoder()
  writeVarUint(encoder, messageKind.sync)
  writeVarUint(encoder, kind)
  writeVarUint8Array(encoder, bytes)
  return toUint8Array(encoder)
}

/** Resolves when the fact is so: looked at now and after each change. */
export function until(
  subscribe: (onChange: () => void) => () => void,
  fact: () => boolean,
): Promise<void> {
  return new Promise((resolve) => {
    let unsubscribe: (() => void) | undefined
    const look = () => {
      if (!fact()) return
      unsubscribe?.()
      resolve()
    }
    unsubscribe = subscribe(look)
    look()
  })
}
