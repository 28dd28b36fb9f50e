/**
 * The load, in a process of its own so that it does not disturb what it measures. Reads one job from its
 * parent, does it within the time given, answers with figures, ends.
 */
import { once } from 'node:events'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import * as Y from 'yjs'
import { openTypist } from './typing.ts'
import type { Typist } from './typing.ts'
import { wireOf } from './subjects.ts'
import type { Seat, SubjectName } from './subjects.ts'

export type Job =
  /** Everybody types `keysPerSecond`; how long until the others in the room have it, once it has gone on a while? */
  | {
      kind: 'type'
      subject: SubjectName
      seats: Seat[]
      keysPerSecond: number
      /** Before these nothing is measured: people join, and what is run often gets compiled. */
      warmSeconds: number
      seconds: number
    }
  /** One person a room has typed `keys` keys, sent as fast as the server takes them. */
  | { kind: 'fill'; subject: SubjectName; seats: Seat[]; keys: number }
  /** Everybody opens the document at once: time until each has its content, and bytes received. */
  | { kind: 'join'; subject: SubjectName; seats: Seat[] }
  /** Everybody opens the document and stays, until the parent ends this process. */
  | { kind: 'stay'; subject: SubjectName; seats: Seat[] }
  /** The first types without a pause and the second reads along, until the server is gone: what was seen of it? */
  | { kind: 'until killed'; subject: SubjectName; seats: [Seat, Seat] }
  /** How far does the document hold what `clientId` has written? */
  | { kind: 'held'; subject: SubjectName; seats: [Seat]; clientId: number }

export interface Figures {
  /** Milliseconds, sorted. */
  readonly latencies: number[]
  readonly updates: number
  readonly bytes: number
  readonly seconds: number
  /** How many ids of the writer's a reader has, for the jobs that ask for it. */
  readonly clock?: number
}

interface Client {
  readonly seat: Seat
  readonly socket: WebSocket
  readonly typist: Typist
  /** When each update that wrote something left, oldest first, and the writer's clock behind it. */
  readonly sent: { readonly at: number; readonly clock: number }[]
  /** How many of another's updates this one has. */
  readonly has: Map<Client, number>
  bytes: number
  synced: Promise<number>
}

type OnContent = (receiver: Client, content: Uint8Array, isUpdate: boolean) => void

function open(subject: SubjectName, seat: Seat, onContent: OnContent) {
  const wire = wireOf(subject)
  const startedAt = performance.now()
  const socket = new WebSocket(seat.url, [...seat.protocols], {
    perMessageDeflate: false,
    headers: { origin: new URL(seat.url).origin.replace('ws', 'http') },
  })
  socket.binaryType = 'nodebuffer'
  const { promise: synced, resolve, reject } = Promise.withResolvers<number>()
  const client: Client = {
    seat,
    socket,
    typist: openTypist(seat.clientId, seat.clientId),
    sent: [],
    has: new Map(),
    bytes: 0,
    synced,
  }
  socket.on('open', () => {
    const greeting = wire.greeting(seat.document)
    if (greeting) socket.send(greeting)
    socket.send(wire.step1(seat.document, Uint8Array.of(0)))
    // Nobody answers behind a raw relay: being connected is all there is.
    if (subject === 'raw relay') resolve(performance.now() - startedAt)
  })
  socket.on('message', (frame: Buffer) => {
    client.bytes += frame.length
    const message = wire.read(frame)
    if (message?.step === 1) resolve(performance.now() - startedAt)
    if (message && message.step > 0) onContent(client, message.payload, message.step === 2)
  })
  socket.on('error', reject)
  socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
  return client
}

function openAll(job: Job, onContent: OnContent = () => {}) {
  const clients = job.seats.map((seat) => open(job.subject, seat, onContent))
  return { clients, synced: Promise.all(clients.map((client) => client.synced)) }
}

async function type(job: Extract<Job, { kind: 'type' }>): Promise<Figures> {
  const latencies: number[] = []
  const writers = new Map<number, Client>()
  let measuredFrom = Infinity
  const { clients, synced } = openAll(job, (receiver, update, isUpdate) => {
    if (!isUpdate) return
    const now = performance.now()
    // Some servers send people their own updates too, and some make one of several.
    for (const [clientId, clock] of Y.parseUpdateMeta(update).to) {
      const sender = writers.get(clientId)
      if (!sender || sender === receiver) continue
      let count = receiver.has.get(sender) ?? 0
      for (let one = sender.sent[count]; one && one.clock <= clock; one = sender.sent[++count]) {
        if (one.at >= measuredFrom) latencies.push(now - one.at)
      }
      receiver.has.set(sender, count)
    }
  })
  for (const client of clients) writers.set(client.seat.clientId, client)
  await synced

  const perRoom = Map.groupBy(clients, ({ seat }) => seat.room)
  const matesOf = ({ seat }: Client) => (perRoom.get(seat.room)?.length ?? 1) - 1
  const wire = wireOf(job.subject)
  const intervalMs = 1000 / job.keysPerSecond
  const strokes = Math.ceil((job.warmSeconds + job.seconds) * job.keysPerSecond) + 1
  // Made beforehand: what making them costs would be taken from the server, on a machine that both share.
  const frames = new Map(
    clients.map((client) => {
      const { document, clientId } = client.seat
      const made = Array.from({ length: strokes }, () => {
        const update = client.typist.press()
        const clock = Y.parseUpdateMeta(update).to.get(clientId)
        return { frame: wire.update(document, update), clock }
      })
      return [client, made.values()]
    }),
  )
  const startedAt = performance.now()
  const warmAt = startedAt + job.warmSeconds * 1000
  const endsAt = warmAt + job.seconds * 1000
  let updates = 0
  let expected = 0
  // Each person has their own beat; a wheel of one entry a client, always in the order of what is due.
  const due = clients.map((client, index) => ({
    client,
    at: startedAt + (intervalMs * index) / clients.length,
  }))
  let next = 0
  while (performance.now() < endsAt) {
    const now = performance.now()
    if (now >= warmAt && measuredFrom === Infinity) {
      measuredFrom = now
      process.send?.('warm')
    }
    for (let turn = due[next]; turn && turn.at <= now; turn = due[next]) {
      const { client } = turn
      const stroke = frames.get(client)?.next().value
      if (!stroke) throw new Error('too few strokes were made')
      const { frame, clock } = stroke
      const at = performance.now()
      client.socket.send(frame)
      if (at >= measuredFrom) updates++
      // A letter taken back leaves no clock behind by which to tell that it has come.
      if (clock !== undefined) {
        client.sent.push({ at, clock })
        if (at >= measuredFrom) expected += matesOf(client)
      }
      turn.at += intervalMs
      next = (next + 1) % due.length
    }
    const idleMs = (due[next]?.at ?? 0) - performance.now()
    await (idleMs > 1.5 ? pause(1) : nextTurn())
  }
  const seconds = (performance.now() - measuredFrom) / 1000
  // What is still on its way counts too: a server that is behind must not look quick.
  const patience = performance.now() + 10_000
  while (latencies.length < expected && performance.now() < patience) {
    await pause(1)
  }
  for (let lost = latencies.length; lost < expected; lost++) latencies.push(Infinity)
  for (const client of clients) client.socket.terminate()
  return finished(latencies, updates, clients, seconds)
}

async function fill(job: Extract<Job, { kind: 'fill' }>): Promise<Figures> {
  const { clients, synced } = openAll(job)
  await synced
  const wire = wireOf(job.subject)
  const startedAt = performance.now()
  const perTurn = 20
  for (let key = 0; key < job.keys; key += perTurn) {
    for (const { seat, socket, typist } of clients) {
      for (let stroke = 0; stroke < perTurn; stroke++) {
        socket.send(wire.update(seat.document, typist.press()))
      }
    }
    await pause(100)
  }
  for (const { socket } of clients) socket.close()
  await Promise.all(clients.map(({ socket }) => once(socket, 'close')))
  return finished([], job.keys * clients.length, clients, (performance.now() - startedAt) / 1000)
}

async function join(job: Extract<Job, { kind: 'join' | 'stay' }>): Promise<Figures> {
  const startedAt = performance.now()
  const { clients, synced } = openAll(job)
  const latencies = await synced
  const seconds = (performance.now() - startedAt) / 1000
  if (job.kind === 'join') for (const client of clients) client.socket.terminate()
  return finished([...latencies], 0, clients, seconds)
}

async function typeUntilKilled(job: Extract<Job, { kind: 'until killed' }>): Promise<Figures> {
  const startedAt = performance.now()
  const seen = new Y.Doc()
  const [, reading] = job.seats
  const { clients, synced } = openAll(job, ({ seat }, content) => {
    if (seat === reading) Y.applyUpdate(seen, content)
  })
  await synced
  const [writer] = clients
  if (!writer) throw new Error('nobody writes')
  process.send?.('typing')
  let updates = 0
  while (writer.socket.readyState === writer.socket.OPEN) {
    writer.socket.send(wireOf(job.subject).update(writer.seat.document, writer.typist.press()))
    updates++
    await pause(2)
  }
  const clock = Y.getState(seen.store, writer.seat.clientId)
  const figures = finished([], updates, clients, (performance.now() - startedAt) / 1000)
  for (const { socket } of clients) socket.terminate()
  return { ...figures, clock }
}

async function held(job: Extract<Job, { kind: 'held' }>): Promise<Figures> {
  const doc = new Y.Doc()
  const { clients, synced } = openAll(job, (_receiver, content) => Y.applyUpdate(doc, content))
  await synced
  // Some answer first and read what they have kept afterwards.
  await pause(1_000)
  const clock = Y.getState(doc.store, job.clientId)
  for (const { socket } of clients) socket.terminate()
  return { ...finished([], 0, clients, 0), clock }
}

function finished(
  latencies: number[],
  updates: number,
  clients: Client[],
  seconds: number,
): Figures {
  return {
    latencies: latencies.toSorted((a, b) => a - b),
    updates,
    bytes: clients.reduce((sum, client) => sum + client.bytes, 0),
    seconds,
  }
}

function work(job: Job): Promise<Figures> {
  switch (job.kind) {
    case 'type':
      return type(job)
    case 'fill':
      return fill(job)
    case 'join':
    case 'stay':
      return join(job)
    case 'until killed':
      return typeUntilKilled(job)
    case 'held':
      return held(job)
    default:
      return job satisfies never
  }
}

async function answer(job: Job): Promise<void> {
  const figures = await work(job)
  // Many figures take more than one turn to leave, and whoever hangs up meanwhile cuts them off.
  await new Promise((resolve) => void process.send?.(figures, resolve))
  if (job.kind !== 'stay') process.disconnect?.()
}

const [job] = (await once(process, 'message')) as [Job]
await answer(job)
