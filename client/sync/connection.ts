/** One document's line to the server: a y-websocket provider that tells apart what the server says. */
import { peekVarUint, readVarUint, readVarUint8Array } from 'lib0/decoding'
import { Awareness } from 'y-protocols/awareness'
import { WebsocketProvider } from 'y-websocket'
import type * as Y from 'yjs'
import type { DocumentName } from '#shared/document.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import {
  closeCode,
  messageKind,
  readAcknowledgement,
  readHello,
  readRefusal,
  readRetryAfter,
  readTick,
  subprotocolsFor,
  syncKind,
} from '#shared/protocol.ts'
import type { Hello, RefusalReason } from '#shared/protocol.ts'
import { mintClientId } from './client-id.ts'
import { isFinal, retryDelayMs } from './retry.ts'

/** A connection that lived this long was a good one: the next loss is a first failure again. */
const goodAfterMs = 10_000

export interface ConnectionListener {
  /** The socket is open; the server has not greeted yet. */
  opened(): void
  hello(hello: Hello): void
  /** The server's content has arrived. */
  loaded(): void
  /** The server asks for what lies behind its state vector. */
  asked(stateVector: Uint8Array): void
  acknowledged(version: number): void
  refused(reason: RefusalReason): void
  presence(update: Uint8Array): void
  tick(serverTimeMs: number): void
  /** The socket is gone; unless `closed` follows it is tried again. */
  lost(): void
  /** Gone for good, by one of the final close codes. */
  closed(code: number): void
}

export interface ConnectionOptions {
  /** `wss://host`, without a path. */
  readonly origin: string
  readonly room: RoomId
  readonly name: DocumentName
  readonly key: Key
  readonly WebSocket: typeof WebSocket
}

export interface Connection {
  /** Opens the first socket. */
  connect(): void
  /** Does not wait for the next try: the network is back. */
  hurry(): void
  /** Does not wait for the socket to find out: the network is gone. It is tried again as after any loss. */
  hangUp(): void
  /** Whether this is the origin of transactions that came from the server. */
  isOrigin(origin: unknown): boolean
  /** Dropped while there is no socket. */
  send(frame: Uint8Array<ArrayBuffer>): void
  close(): void
}

export function openConnection(
  doc: Y.Doc,
  options: ConnectionOptions,
  listener: ConnectionListener,
): Connection {
  // The provider's own presence passes on what it hears and forgets whom the server still knows: it stays mute.
  const mute = new Awareness(doc)
  mute.destroy()
  const provider = new WebsocketProvider(
    `${options.origin}/sync/${options.room}`,
    options.name,
    doc,
    {
      connect: false,
      // Other tabs of this browser may belong to another role: they meet at the server alone.
      disableBc: true,
      awareness: mute,
      protocols: subprotocolsFor(options.key),
      WebSocketPolyfill: options.WebSocket,
    },
  )
  // It would send changes before the server has asked for what came earlier; sending is the listener's.
  const { _updateHandler: sendUnasked } = provider
  doc.off('update', sendUnasked)

  let closed = false
  let failures = 0
  let openedAtMs: number | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  function connect() {
    clearTimeout(retry)
    retry = undefined
    if (closed) return
    provider.params = { client: String(doc.clientID) }
    provider.connect()
  }

  function tryAgain(code: number | undefined, reason: string) {
    const stood = openedAtMs !== undefined && performance.now() - openedAtMs > goodAfterMs
    openedAtMs = undefined
    failures = stood ? 1 : failures + 1
    if (code === closeCode.clientIdTaken) doc.clientID = mintClientId()
    // Told to come back at once, by a server that is well: only a loop of it is slowed down.
    const asked = code === closeCode.clientIdTaken || code === closeCode.rightChanged
    const wait = readRetryAfter(reason) ?? retryDelayMs(failures, Math.random())
    retry = setTimeout(connect, asked && failures < 3 ? 0 : wait)
  }

  provider.on('status', ({ status }) => {
    if (status !== 'connected') return
    openedAtMs = performance.now()
    listener.opened()
  })
  provider.on('sync', (synced) => {
    if (synced) listener.loaded()
  })
  provider.on('connection-close', (event) => {
    // Its own schedule has no jitter and ends at 2.5 s.
    provider.shouldConnect = false
    if (closed) return
    const code = event?.code
    if (code !== undefined && isFinal(code)) {
      close()
      listener.lost()
      listener.closed(code)
      return
    }
    tryAgain(code, event?.reason ?? '')
    listener.lost()
  })

  const handlers = provider.messageHandlers
  const readSync = handlers[messageKind.sync]
  handlers[messageKind.sync] = (encoder, decoder, ...rest) => {
    if (peekVarUint(decoder) !== syncKind.step1) return readSync?.(encoder, decoder, ...rest)
    readVarUint(decoder)
    listener.asked(readVarUint8Array(decoder))
  }
  handlers[messageKind.awareness] = (_encoder, decoder) => {
    listener.presence(readVarUint8Array(decoder))
  }
  handlers[messageKind.version] = (_encoder, decoder) => {
    listener.acknowledged(readAcknowledgement(decoder).version)
  }
  handlers[messageKind.refusal] = (_encoder, decoder) => {
    listener.refused(readRefusal(decoder).reason)
  }
  handlers[messageKind.hello] = (_encoder, decoder) => listener.hello(readHello(decoder))
  handlers[messageKind.tick] = (_encoder, decoder) => listener.tick(readTick(decoder))

  function close() {
    closed = true
    clearTimeout(retry)
    // Not at once: the provider may be in the middle of telling that its socket has closed.
    queueMicrotask(() => {
      // It says goodbye under the document's present id, which is not always the one it began with.
      mute.meta.set(doc.clientID, { clock: 0, lastUpdated: 0 })
      provider.destroy()
    })
  }

  return {
    connect,
    hurry() {
      if (retry !== undefined) connect()
    },
    hangUp() {
      if (retry === undefined) provider.disconnect()
    },
    isOrigin: (origin) => origin === provider,
    send(frame) {
      const socket = provider.ws
      if (provider.wsconnected && socket?.readyState === socket?.OPEN) socket?.send(frame)
    },
    close,
  }
}
