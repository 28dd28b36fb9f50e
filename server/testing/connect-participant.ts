/** A participant as a browser is one: the real provider over a real socket. Waits for facts, never for a time. */
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { StampedPresence } from '#shared/awareness.ts'
import type { DocumentName } from '#shared/document.ts'
import type { Key, RoomId } from '#shared/ids.ts'
import {
  buildVersion,
  messageKind,
  readAcknowledgement,
  readHello,
  readRefusal,
  subprotocolsFor,
} from '#shared/protocol.ts'
import type { Hello, RefusalReason } from '#shared/protocol.ts'

// Each provider listens for the end of the process, and a test opens many.
process.setMaxListeners(1_000)

export type Outcome =
  | { readonly saved: number }
  | { readonly refused: RefusalReason }
  | { readonly lost: number }

export interface ConnectOptions {
  readonly url: string
  readonly room: RoomId
  readonly document: DocumentName
  readonly key: Key
}

export interface TestParticipant {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  /** The newest greeting. */
  hello(): Hello | undefined
  /** The code of the last close; undefined while connected or before the first connection. */
  closeCode(): number | undefined
  others(): StampedPresence<unknown>[]
  show(presence: Record<string, unknown> | null): void
  /** Asks what became of everything written so far. */
  saved(): Promise<Outcome>
  /** Resolves as soon as `fact` holds; asked again at each event of document, presence and socket. */
  until(fact: () => boolean): Promise<void>
  disconnect(): void
  connect(): void
  close(): void
}

export function connectParticipant(options: ConnectOptions): TestParticipant {
  const { url, room, document, key } = options
  const doc = new Y.Doc()
  doc.clientID = 1024 + (doc.clientID % (2 ** 32 - 1024))
  const provider = new WebsocketProvider(
    `${url.replace('http', 'ws')}/sync/${room}`,
    document,
    doc,
    {
      connect: false,
      disableBc: true,
      protocols: subprotocolsFor(key),
      params: { client: String(doc.clientID) },
      WebSocketPolyfill: socketFrom(url),
    },
  )
  let hello: Hello | undefined
  let code: number | undefined
  let version = 0
  const waiting = new Set<() => void>()
  const outcomes = new Map<number, (outcome: Outcome) => void>()
  const happened = () => waiting.forEach((check) => check())
  const settle = (at: number, outcome: Outcome) => {
    outcomes.get(at)?.(outcome)
    outcomes.delete(at)
    happened()
  }

  const handlers = provider.messageHandlers
  handlers[messageKind.hello] = (_encoder, decoder) => {
    hello = readHello(decoder)
    happened()
  }
  handlers[messageKind.version] = (_encoder, decoder) => {
    const { version: at, sequence } = readAcknowledgement(decoder)
    settle(at, { saved: sequence })
  }
  handlers[messageKind.refusal] = (_encoder, decoder) => {
    const { version: at, reason } = readRefusal(decoder)
    settle(at, { refused: reason })
  }
  handlers[messageKind.tick] = happened
  doc.on('update', happened)
  provider.awareness.on('change', happened)
  provider.on('status', ({ status }) => {
    if (status === 'connected') code = undefined
    happened()
  })
  provider.on('sync', happened)
  provider.on('closed', happened)
  provider.on('connection-close', (event) => {
    code = event?.code ?? 1000
    for (const at of outcomes.keys()) settle(at, { lost: code })
    queueMicrotask(happened)
  })
  provider.connect()

  return {
    doc,
    provider,
    hello: () => hello,
    closeCode: () => code,
    others: () =>
      [...provider.awareness.getStates()]
        .filter(([clientId]) => clientId !== doc.clientID)
        .map(([, state]) => state as StampedPresence<unknown>),
    show: (presence) => provider.awareness.setLocalState(presence),
    saved() {
      const at = ++version
      return new Promise((resolve) => {
        outcomes.set(at, resolve)
        const socket = provider.ws
        if (socket?.readyState === WebSocket.OPEN) socket.send(buildVersion(at).slice())
        else settle(at, { lost: code ?? 1000 })
      })
    },
    until: (fact) =>
      new Promise((resolve) => {
        const check = () => {
          if (!fact()) return
          waiting.delete(check)
          resolve()
        }
        waiting.add(check)
        check()
      }),
    disconnect: () => provider.disconnect(),
    connect: () => provider.connect(),
    close() {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** Sockets that come from a page of this server. */
function socketFrom(origin: string) {
  return class extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols, { origin })
    }
  } as unknown as typeof globalThis.WebSocket
}
