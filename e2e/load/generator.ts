/**
 * The load, in a process of its own so that it does not disturb what it measures. Reads one job from its
 * parent, does it within the time given, answers with figures, ends.
 */
import { once } from 'node:events'
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { openTypist } from './typing.ts'
import type { Typist } from './typing.ts'
import { wireOf } from './subjects.ts'
import type { Seat, SubjectName } from './subjects.ts'

export type Job =
  /** Everybody types `keysPerSecond`; how long until the others in the room have it? */
  | { kind: 'type'; subject: SubjectName; seats: Seat[]; keysPerSecond: number; seconds: number }
  /** One person a room has typed `keys` keys, sent as fast as the server takes them. */
  | { kind: 'fill'; subject: SubjectName; seats: Seat[]; keys: number }
  /** Everybody opens the document at once: time until each has its content, and bytes received. */
  | { kind: 'join'; subject: SubjectName; seats: Seat[] }
  /** Everybody opens the document and stays, until the parent ends this process. */
  | { kind: 'stay'; subject: SubjectName; seats: Seat[] }

export interface Figures {
  /** Milliseconds, sorted. */
  readonly latencies: number[]
  readonly updates: number
  readonly bytes: number
  readonly seconds: number
}

interface Client {
  readonly seat: Seat
  readonly socket: WebSocket
  readonly typist: Typist
  /** When each update of this client left, oldest first, for each other client of the room. */
  readonly sentAt: number[]
  readonly readFrom: Map<Client, number>
  bytes: number
  synced: Promise<number>
}

function open(subject: SubjectName, seat: Seat, onUpdate: (receiver: Client) => void) {
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
    sentAt: [],
    readFrom: new Map(),
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
    if (message?.step === 2) onUpdate(client)
  })
  socket.on('error', reject)
  socket.on('close', (code) => reject(new Error(`closed with ${code}`)))
  return client
}

function openAll(job: Job, onUpdate: (receiver: Client) => void = () => {}) {
  const clients = job.seats.map((seat) => open(job.subject, seat, onUpdate))
  return { clients, synced: Promise.all(clients.map((client) => client.synced)) }
}

async function type(job: Extract<Job, { kind: 'type' }>): Promise<Figures> {
  const latencies: number[] = []
  const mates = new Map<number, Client[]>()
  const { clients, synced } = openAll(job, (receiver) => {
    // Two in a room, and every road keeps its order: the n-th update received is the n-th that was sent.
    const sender = mates.get(receiver.seat.room)?.find((mate) => mate !== receiver)
    if (!sender) return
    const index = receiver.readFrom.get(sender) ?? 0
    receiver.readFrom.set(sender, index + 1)
    const sentAt = sender.sentAt[index]
    if (sentAt !== undefined) latencies.push(performance.now() - sentAt)
  })
  for (const client of clients) {
    mates.set(client.seat.room, [...(mates.get(client.seat.room) ?? []), client])
  }
  await synced

  const wire = wireOf(job.subject)
  const intervalMs = 1000 / job.keysPerSecond
  const startedAt = performance.now()
  const endsAt = startedAt + job.seconds * 1000
  let updates = 0
  // Each person has their own beat; a wheel of one entry a client, always in the order of what is due.
  const due = clients.map((client, index) => ({
    client,
    at: startedAt + (intervalMs * index) / clients.length,
  }))
  let next = 0
  while (performance.now() < endsAt) {
    const now = performance.now()
    for (let turn = due[next]; turn && turn.at <= now; turn = due[next]) {
      const { client } = turn
      const frame = wire.update(client.seat.document, client.typist.press())
      client.sentAt.push(performance.now())
      client.socket.send(frame)
      updates++
      turn.at += intervalMs
      next = (next + 1) % due.length
    }
    const idleMs = (due[next]?.at ?? 0) - performance.now()
    await (idleMs > 1.5 ? pause(1) : nextTurn())
  }
  const seconds = (performance.now() - startedAt) / 1000
  // What is still on its way counts too: a server that is behind must not look quick.
  const patience = performance.now() + 10_000
  const expected = updates * (clients.length / mates.size - 1)
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

async function answer(job: Job): Promise<void> {
  const figures = await (job.kind === 'type'
    ? type(job)
    : job.kind === 'fill'
      ? fill(job)
      : join(job))
  process.send?.(figures)
  if (job.kind !== 'stay') process.disconnect?.()
}

const [job] = (await once(process, 'message')) as [Job]
await answer(job)
