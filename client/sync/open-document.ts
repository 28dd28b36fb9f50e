/**
 * A document of the room: a Y.Doc, its line to the server, and an honest word on what is saved.
 * Every change made here gets a version; only the server's acknowledgement of the newest one makes it "saved".
 */
import * as Y from 'yjs'
import type { z } from 'zod'
import type { Permission } from '#shared/permissions.ts'
import { buildVersion, closeCode } from '#shared/protocol.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import { openChangeLedger } from './change-ledger.ts'
import { mintClientId } from './client-id.ts'
import { openConnection } from './connection.ts'
import type { ConnectionOptions } from './connection.ts'
import { buildStep2, buildUpdate } from './frames.ts'
import type { Outbox } from './outbox.ts'
import { openPresence } from './presence.ts'
import type { ServerClock } from './server-clock.ts'
import type { SaveState, SharedDocument } from './shared-document.ts'
import { openSubscribers } from './subscribers.ts'

const slowAfterMs = 2_000
/** Origin of transactions that bring back what an earlier page left unacknowledged. */
const fromOutbox = Symbol('from outbox')

export interface DocumentOptions<P> extends ConnectionOptions {
  readonly outbox: Outbox
  readonly clock: ServerClock
  /** Undefined for the silent documents. */
  readonly presence: z.ZodType<P> | undefined
}

export interface OpenDocument<P> extends SharedDocument<P> {
  /** Changes that the server has not acknowledged. */
  readonly unsaved: number
  /** Does not wait for the next try to connect: the network is back. */
  hurry(): void
  /** Does not wait for the socket to find out: the network is gone. */
  hangUp(): void
  /** Closes and forgets what the server has not acknowledged. */
  discard(): void
}

/** Opens a document and keeps it connected until `close`. Usable at once; `loaded` tells when the content is there. */
export function openDocument<P = never>(options: DocumentOptions<P>): OpenDocument<P> {
  const { name, outbox, clock } = options
  const doc = new Y.Doc()
  doc.clientID = mintClientId()
  const ledger = openChangeLedger()
  const { subscribe, tell } = openSubscribers()

  let permission: Permission | undefined
  let loaded = false
  /** The server has greeted and sent its content on the present connection. */
  let inTouch = false
  /** The server's question for what it lacks was answered on the present connection: now it takes changes. */
  let writing = false
  let refusal: RefusalReason | undefined
  let closedBy: number | undefined
  let closed = false
  let saveState: SaveState = { kind: 'connecting' }
  let slowTimer: ReturnType<typeof setTimeout> | undefined

  const connection = openConnection(doc, options, {
    opened: () => presence.connected(),
    hello(hello) {
      clock.heard(hello.serverTimeMs, true)
      permission = hello.permission
      // Nothing will come while the candidate works unwatched, and nothing of it is missing here.
      if (permission.right === 'withheld') {
        inTouch = true
        presence.lost()
      }
      // Nothing will be asked for on this connection, so what waits here can never arrive.
      if (permission.right !== 'write' && !writing && ledger.unsaved() > 0) {
        refuse(whyNot(permission))
      }
      changed()
    },
    loaded() {
      loaded = true
      inTouch = true
      changed()
    },
    asked(stateVector) {
      if (refusal !== undefined && refusal !== 'storage') return
      connection.send(buildStep2(Y.encodeStateAsUpdate(doc, stateVector)))
      writing = true
      if (ledger.unsaved() > 0) connection.send(buildVersion(ledger.newest()))
    },
    acknowledged(version) {
      if (refusal !== undefined && refusal !== 'storage') return
      ledger.acknowledge(version)
      outbox.forget(version)
      // A disk that refused and then took everything is well again.
      if (ledger.unsaved() === 0) refusal = undefined
      changed()
    },
    refused: refuse,
    presence: (update) => presence.receive(update),
    tick(serverTimeMs) {
      clock.heard(serverTimeMs, false)
      presence.expire()
    },
    lost() {
      inTouch = false
      writing = false
      presence.lost()
      changed()
    },
    closed(code) {
      closedBy = code
      // These would only be refused again, at each coming back.
      if (code === closeCode.malformed || code === closeCode.notFound || code === closeCode.gone) {
        outbox.clear()
      }
      changed()
    },
  })
  const presence = openPresence(options.presence, {
    clientId: () => doc.clientID,
    send: (frame) => connection.send(frame),
  })

  function refuse(reason: RefusalReason) {
    if (refusal !== undefined && refusal !== 'storage') return
    refusal = reason
    changed()
  }

  doc.on('update', (update, origin) => {
    if (closed || connection.isOrigin(origin) || origin === fromOutbox) return
    const version = ledger.record(performance.now())
    void keep(version, update)
    if (inTouch && permission && permission.right !== 'write') refuse(whyNot(permission))
    if (writing && (refusal === undefined || refusal === 'storage')) {
      connection.send(buildUpdate(update))
      connection.send(buildVersion(version))
    }
    changed()
  })

  async function keep(version: number, update: Uint8Array) {
    ledger.settle(version, await outbox.keep(version, update))
    if (!inTouch) changed()
  }

  function currentState(): SaveState {
    const changes = ledger.unsaved()
    if (closedBy !== undefined) return { kind: 'closed', code: closedBy }
    if (refusal !== undefined) return { kind: 'refused', reason: refusal }
    if (!inTouch)
      return loaded || changes > 0
        ? { kind: 'offline', ...ledger.onDevice() }
        : { kind: 'connecting' }
    if (changes === 0) return { kind: 'saved' }
    const waitedMs = performance.now() - (ledger.oldestUnsavedMs() ?? Infinity)
    return { kind: 'saving', changes, slow: waitedMs >= slowAfterMs }
  }

  function changed() {
    if (closed) return
    clearTimeout(slowTimer)
    const state = currentState()
    if (!sameState(state, saveState)) saveState = state
    if (state.kind === 'saving' && !state.slow) {
      const leftMs = slowAfterMs - (performance.now() - (ledger.oldestUnsavedMs() ?? 0))
      slowTimer = setTimeout(changed, Math.max(1, leftMs))
    }
    tell()
  }

  async function start() {
    const left = await outbox.adopt()
    if (closed) return
    if (left) {
      Y.applyUpdate(doc, left.update, fromOutbox)
      for (let change = 0; change < left.count; change++) {
        ledger.settle(ledger.record(performance.now()), true)
      }
      changed()
    }
    connection.connect()
  }
  void start()

  function close() {
    closed = true
    clearTimeout(slowTimer)
    presence.close()
    connection.close()
  }

  return {
    name,
    doc,
    presence,
    get permission() {
      return permission
    },
    get saveState() {
      return saveState
    },
    get loaded() {
      return loaded
    },
    get unsaved() {
      return ledger.unsaved()
    },
    subscribe,
    nowMs: () => clock.nowMs(),
    hurry: () => connection.hurry(),
    hangUp: () => connection.hangUp(),
    discard() {
      outbox.clear()
      close()
    },
    close,
  }
}

function whyNot(permission: Exclude<Permission, { right: 'write' }>): RefusalReason {
  if (permission.right !== 'read') return 'read-only'
  return permission.reason === 'locked' || permission.reason === 'ended'
    ? permission.reason
    : 'read-only'
}

function sameState(a: SaveState, b: SaveState): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
