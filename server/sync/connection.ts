/** One socket = one document = one right. First in, first out; acknowledges only what is on disk. */
import type { Identity } from '#shared/awareness.ts'
import { limits } from '#shared/limits.ts'
import type { Asker, Permission } from '#shared/permissions.ts'
import {
  buildAcknowledgement,
  buildHello,
  buildRefusal,
  buildRetryAfter,
  buildTick,
  closeCode,
  protocolVersion,
} from '#shared/protocol.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import { authorize } from '../access/authorize.ts'
import { openTokenBucket } from '../access/token-bucket.ts'
import type { DocumentClient, LiveDocument } from '../rooms/live-rooms.ts'
import { MalformedFrame } from './frame-reader.ts'
import { buildStep1, buildStep2, buildUpdate, parseFrame } from './frames.ts'
import type { ClientMessage } from './frames.ts'
import type { Outlet } from './outlet.ts'
import type { Presence, Viewer } from './presence.ts'

const strikesAllowed = 3
/** Somebody put out waits no longer than this for the acknowledgement of what they had already sent. */
const lastWordsMs = 500
/** A person draws, points and types about 100 messages a second at most; the burst is a reconnect. */
const messageRates = { burst: 1_000, perSecond: 250 }
/** Milliseconds of the loop that everybody shares: four seconds at once, a fifth of it ever after. */
const workRates = { burst: 4_000, perSecond: 200 }
const byteRates = { burst: 4 * limits.frameBytes, perSecond: 2 * 1024 * 1024 }

export interface ConnectionParts {
  readonly outlet: Outlet
  readonly document: LiveDocument
  readonly presence: Presence
  readonly asker: Asker
  readonly who: Identity
  /** The Yjs client id under which this browser writes, checked to be free or its own. */
  readonly clientId: number
  readonly nowMs: () => number
  /** How long this client is to stay away when the server is restarted. */
  readonly retryAfterMs: () => number
  readonly onRefused: (reason: RefusalReason) => void
  /** A fault of ours while serving this connection: it is closed, the others go on. */
  readonly onFault: (error: unknown) => void
}

export interface Connection {
  /** One frame as it came from the socket. */
  receive(frame: Uint8Array, isBinary: boolean): void
  /** Shows that the server lives, and who is present. */
  tick(): void
  /** The socket is gone. */
  closed(): void
  readonly client: DocumentClient
}

/** Joins the document and greets. The caller has checked that the asker may read it. */
export function openConnection(parts: ConnectionParts): Connection {
  const { outlet, document, presence, asker, who, clientId, nowMs, onFault } = parts
  const work = openTokenBucket(workRates, () => performance.now())
  const messages = openTokenBucket(messageRates, nowMs)
  const bytes = openTokenBucket(byteRates, nowMs)
  let strikes = 0
  let leaving = false
  /** Set by the first refusal; from then on no version is acknowledged until the client has reconnected. */
  let refused: RefusalReason | undefined
  /** The newest sequence once every write of this connection so far is on disk. */
  let durable: Promise<number> = document.settled()
  durable.catch(() => {})
  /** Settled once every "saved?" so far has its answer. */
  let answered: Promise<unknown> = Promise.resolve()
  /**
   * Others' updates: left out before the browser has asked for the document, held back while the answer is on
   * its way (or it would receive an update whose past it does not know yet), passed on from then on.
   */
  let others: 'not yet' | 'flowing' | Uint8Array[] = 'not yet'
  /** The state vector of its newest question: what it holds at the least. */
  let asked: Uint8Array | undefined
  let withheld = false

  const viewer: Viewer = {
    clientId,
    who,
    unseen: asker.preview,
    showPresence: (frame) => {
      if (!isWithheld()) outlet.sendPresence(frame)
    },
  }

  const client: DocumentClient = {
    asker,
    clientId,
    deliver(update) {
      if (leaving || others === 'not yet') return
      if (others === 'flowing') outlet.send(buildUpdate(update))
      else others.push(update)
    },
    permissionChanged(permission) {
      if (leaving) return
      if (permission.right === 'none') return leave(closeCode.notFound, 'no such document')
      greet(permission)
      if (permission.right === 'withheld') withhold()
      else if (withheld) release()
    },
    drop: leave,
  }

  /** Asked anew each time: what was begun while it might be seen must not arrive when it may not. */
  function isWithheld(): boolean {
    return document.permission(asker).right === 'withheld'
  }

  /** As if the browser had never asked: nothing more reaches it, and nothing of it is shown. */
  function withhold() {
    withheld = true
    others = 'not yet'
    presence.show(viewer, null)
  }

  /** All that came meanwhile, at once. */
  function release() {
    withheld = false
    if (asked) void sendDifference(asked)
    presence.refresh(viewer)
  }

  function greet(permission: Exclude<Permission, { right: 'none' }>) {
    const serverTimeMs = nowMs()
    const { participant, role } = asker
    outlet.send(
      buildHello({ protocol: protocolVersion, participant, role, permission, serverTimeMs }),
    )
    // Only from those who may write does the server ask for what it lacks.
    if (permission.right === 'write') outlet.send(buildStep1(document.stateVector()))
  }

  /** Hears no more, lets what was sent be acknowledged, and closes. */
  function leave(code: number, reason: string) {
    if (leaving) return
    leaving = true
    const why = code === closeCode.restarting ? buildRetryAfter(parts.retryAfterMs()) : reason
    const close = () => outlet.close(code, why)
    const deadline = setTimeout(close, lastWordsMs)
    // A write that could not be stored is refused in so many words, not only by the socket's end.
    void Promise.allSettled([durable, answered])
      .then(close)
      .finally(() => clearTimeout(deadline))
  }

  function fail(error: unknown) {
    onFault(error)
    leave(closeCode.tryLater, 'the document cannot be served')
  }

  /** Counts what serving this connection has cost; false when that was the last of it. */
  function worked(startedAtMs: number): boolean {
    if (work.take(performance.now() - startedAtMs)) return true
    leave(closeCode.tryLater, 'costs too much')
    return false
  }

  function strike() {
    strikes++
    if (strikes >= strikesAllowed) leave(closeCode.malformed, 'malformed messages')
  }

  function answer(message: ClientMessage) {
    if (!authorize(document.permission(asker), message)) return
    switch (message.kind) {
      case 'step1':
        asked = message.stateVector
        return withheld ? undefined : void sendDifference(asked)
      case 'step2':
        return write(message.update, limits.syncStep2Bytes)
      case 'update':
        return write(message.update, limits.updateBytes)
      case 'awareness':
        for (const one of message.states) {
          // A stock provider repeats what it heard of others: only what it says of itself counts.
          if (one.clientId === clientId) presence.show(viewer, one.state)
        }
        return
      case 'queryAwareness':
        return presence.refresh(viewer)
      case 'version':
        answered = acknowledge(message.version)
        return
      case 'oversizePresence':
        return
    }
  }

  async function sendDifference(stateVector: Uint8Array) {
    if (others === 'not yet') others = []
    try {
      await document.settled()
      // From here to its end nothing waits: this is the work of folding and comparing.
      const startedAtMs = performance.now()
      const difference = await document.diff(stateVector)
      if (!worked(startedAtMs) || isWithheld()) return
      // Asking is cheap and answering is not: a whole document counts like as much typing.
      if (!bytes.take(difference.length)) return leave(closeCode.tryLater, 'asks too often')
      outlet.sendDifference(buildStep2(difference))
      if (Array.isArray(others)) for (const update of others) outlet.send(buildUpdate(update))
      others = 'flowing'
    } catch (error) {
      fail(error)
    }
  }

  function write(update: Uint8Array, maxBytes: number) {
    if (update.length > maxBytes) return refuse('too-large')
    const receipt = document.write(client, update)
    if ('refused' in receipt) return refuse(receipt.refused)
    const before = durable
    durable = receipt.committed.then(async (sequence) => {
      await before
      return sequence
    })
    durable.catch(() => refuse('storage'))
  }

  function refuse(reason: RefusalReason) {
    parts.onRefused(reason)
    refused ??= reason
    if (reason === 'malformed') strike()
  }

  async function acknowledge(version: number) {
    const sequence = refused === undefined ? await durable.catch(() => undefined) : undefined
    outlet.send(
      sequence === undefined
        ? buildRefusal(version, refused ?? 'storage')
        : buildAcknowledgement(version, sequence),
    )
  }

  const permission = document.permission(asker)
  const leaveDocument = document.join(client)
  if (permission.right === 'none') leave(closeCode.notFound, 'no such document')
  else greet(permission)
  withheld = permission.right === 'withheld'
  const leavePresence = presence.join(viewer)

  return {
    client,
    receive(frame, isBinary) {
      if (leaving) return
      if (!messages.take() || !bytes.take(frame.length)) {
        return leave(closeCode.tryLater, 'too many messages')
      }
      if (!isBinary) return strike()
      const startedAtMs = performance.now()
      try {
        answer(parseFrame(frame))
      } catch (error) {
        if (error instanceof MalformedFrame) strike()
        else fail(error)
      } finally {
        worked(startedAtMs)
      }
    },
    tick() {
      outlet.send(buildTick(nowMs()))
      presence.refresh(viewer)
    },
    closed() {
      leaving = true
      leaveDocument()
      leavePresence()
    },
  }
}
