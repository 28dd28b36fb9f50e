/** A room with its people: what commands act on, and what must hold in the end. */
import type * as Y from 'yjs'
import { listFiles } from '#shared/code.ts'
import { renewedLinkSchema } from '#shared/api.ts'
import { recordsOf } from '#shared/whiteboard.ts'
import { connectParticipant } from '../../testing/connect-participant.ts'
import type { TestParticipant } from '../../testing/connect-participant.ts'
import type { TestRoom, TestServer } from '../../testing/start-server.ts'
import { Peer } from './peer.ts'
import type { Fate, Person } from './peer.ts'

const mostTabs = 6

export class Scene {
  readonly #server: TestServer
  readonly #room: TestRoom
  readonly #host: Person
  readonly #agenda: TestParticipant
  readonly #fates = new Map<string, Fate>()
  #peers: Peer[] = []
  #word = 0
  #status: 'live' | 'ended' = 'live'

  private constructor(server: TestServer, room: TestRoom, host: Person) {
    this.#server = server
    this.#room = room
    this.#host = host
    const { url } = server
    const { key } = host.joined
    this.#agenda = connectParticipant({ url, room: room.id, document: 'agenda', key })
  }

  static async open(server: TestServer): Promise<Scene> {
    const room = await server.createRoom()
    const joined = await room.join('examiner', 'Host')
    await room.change('start', joined)
    const scene = new Scene(server, room, { role: 'examiner', joined })
    await scene.join('candidate')
    await scene.openTab(scene.#host)
    return scene
  }

  peer(who: number): Peer | undefined {
    return this.#peers[who % Math.max(1, this.#peers.length)]
  }

  nextWord = () => `word ${this.#word++}`

  async join(role: Person['role']): Promise<void> {
    if (this.#peers.length >= mostTabs) return
    await this.openTab({ role, joined: await this.#room.join(role, role) })
  }

  async openTab(person: Person): Promise<void> {
    if (this.#peers.length >= mostTabs) return
    const peer = new Peer(this.#server, this.#room, person, this.#fates)
    this.#peers.push(peer)
    await peer.settled()
    this.#dropThoseOut()
  }

  leave(peer: Peer): void {
    peer.close()
    this.#peers = this.#peers.filter((other) => other !== peer)
  }

  /** The host changes something on the agenda; resolves once every tab that is online was told of its right. */
  async tellAgenda(change: (doc: Y.Doc) => void): Promise<void> {
    const agenda = this.#agenda
    await agenda.until(() => agenda.provider.synced && agenda.hello() !== undefined)
    change(agenda.doc)
    await agenda.saved()
    await this.#everybodyHeard()
  }

  async change(to: 'end' | 'reopen'): Promise<void> {
    if ((to === 'end') !== (this.#status === 'live')) return
    await this.#room.change(to, this.#host.joined)
    this.#status = to === 'end' ? 'ended' : 'live'
    await this.#everybodyHeard()
  }

  /** Rights travel on the same sockets as answers, so an answer says that they have arrived. */
  async #everybodyHeard() {
    await Promise.all(this.#peers.filter(({ online }) => online).map((peer) => peer.reconcile()))
  }

  async revoke(role: 'candidate' | 'observer'): Promise<void> {
    const path = `/api/rooms/${this.#room.id}/links/${role}`
    const { key } = this.#host.joined
    const renewed = await this.#server.ask('POST', path, { key })
    this.#room.links[role] = renewedLinkSchema.parse(await renewed.json()).key
    for (const peer of this.#peers.filter(({ person }) => person.role === role)) this.leave(peer)
  }

  async restart(): Promise<void> {
    await this.#server.restart()
    await Promise.all(this.#peers.filter(({ online }) => online).map((peer) => peer.settled()))
  }

  /** Brings everybody together; says what does not hold. */
  async judge(): Promise<string[]> {
    await this.tellAgenda(() => undefined)
    for (const peer of this.#peers) await peer.reconcile()
    this.#dropThoseOut()
    const reader = new Peer(this.#server, this.#room, this.#host, new Map())
    await reader.settled()
    const expected = contentOf(reader)
    for (const peer of this.#peers) {
      for (const one of [peer.code, peer.board]) {
        await one.until(() => contentOf(peer) === contentOf(reader))
      }
    }
    const words = reader.code.doc.getMap('files')
    const problems: string[] = []
    for (const [word, fate] of this.#fates) {
      if (fate === 'there' && !words.has(word))
        problems.push(`${word} was called saved and is gone`)
      if (fate === 'never' && words.has(word)) problems.push(`${word} was forbidden and is there`)
    }
    const { pendingStructs, pendingDs } = reader.code.doc.store
    if (pendingStructs || pendingDs) problems.push('something waits for ever')
    if (expected !== contentOf(reader)) problems.push('the room changed while it was quiet')
    reader.close()
    return problems
  }

  close(): void {
    for (const peer of this.#peers) peer.close()
    this.#agenda.close()
  }

  #dropThoseOut() {
    for (const peer of this.#peers.filter(({ isOut }) => isOut)) this.leave(peer)
  }
}

function contentOf({ code, board }: Peer): string {
  const files = listFiles(code.doc).map(({ name, text }) => [name, text.toString()])
  return JSON.stringify([files, sorted(recordsOf(board.doc).toJSON())])
}

/** Maps have no order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]))
}
