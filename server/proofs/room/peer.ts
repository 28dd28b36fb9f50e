/** One tab of one person, as careful with refusals as the product's own page: what was refused is opened anew. */
import * as Y from 'yjs'
import { listFiles } from '#shared/code.ts'
import type { Joined } from '#shared/api.ts'
import type { Role } from '#shared/role.ts'
import { connectParticipant } from '../../testing/connect-participant.ts'
import type { Outcome, TestParticipant } from '../../testing/connect-participant.ts'
import type { TestRoom, TestServer } from '../../testing/start-server.ts'

export interface Person {
  readonly role: Role
  readonly joined: Joined
}

/** What must be true of a word in the end. */
export type Fate = 'there' | 'anything' | 'never'

export class Peer {
  readonly person: Person
  readonly #server: TestServer
  readonly #room: TestRoom
  code: TestParticipant
  board: TestParticipant
  #undo: Y.UndoManager
  online = true
  /** Words written since the last answer, waiting for one. */
  #open: string[] = []
  readonly fates: Map<string, Fate>

  constructor(server: TestServer, room: TestRoom, person: Person, fates: Map<string, Fate>) {
    this.#server = server
    this.#room = room
    this.person = person
    this.fates = fates
    this.code = this.#connect('code')
    this.board = this.#connect('whiteboard')
    this.#undo = undoOf(this.code)
  }

  #connect(document: 'code' | 'whiteboard'): TestParticipant {
    const { url } = this.#server
    return connectParticipant({
      url,
      room: this.#room.id,
      document,
      key: this.person.joined.key,
    })
  }

  get text(): Y.Text | undefined {
    return listFiles(this.code.doc)[0]?.text
  }

  /** Put out for good, as by a revoked link. */
  get isOut(): boolean {
    return [this.code, this.board].some((one) => (one.closeCode() ?? 0) >= 4_400)
  }

  async settled(): Promise<void> {
    for (const one of [this.code, this.board]) {
      await one.until(() => this.isOut || (one.provider.synced && one.hello() !== undefined))
    }
  }

  /** Writes a word that stays: the ledger of what is promised. */
  async note(word: string): Promise<void> {
    const right = this.code.hello()?.permission.right
    this.code.doc.getMap('files').set(word, true)
    // Whoever is told that they may not write must not get anything in; offline, nobody is told.
    const forbidden = this.online && right === 'read'
    this.fates.set(word, forbidden ? 'never' : 'anything')
    if (forbidden) return this.reconcile()
    this.#open.push(word)
    const words = [...this.#open]
    void this.code.saved().then((outcome) => this.#heard(outcome, words))
  }

  #heard(outcome: Outcome, words: readonly string[]) {
    if (!('saved' in outcome)) return
    // Where one may only read nothing is sent, and "all that was sent is saved" says nothing.
    if (this.code.hello()?.permission.right !== 'write') return
    for (const word of words) if (this.fates.get(word) === 'anything') this.fates.set(word, 'there')
    this.#open = this.#open.filter((word) => !words.includes(word))
  }

  undo(): void {
    this.#undo.undo()
  }
  redo(): void {
    this.#undo.redo()
  }

  disconnect(): void {
    this.online = false
    this.code.disconnect()
    this.board.disconnect()
  }

  connect(): void {
    this.online = true
    this.code.connect()
    this.board.connect()
  }

  /** Brings both documents to where they agree with the server; opens anew what was refused. */
  async reconcile(): Promise<void> {
    if (!this.online) this.connect()
    await this.settled()
    for (const document of ['code', 'board'] as const) {
      const one = this[document]
      const outcome = this.isOut ? undefined : await one.saved()
      if (outcome && 'lost' in outcome) return this.reconcile()
      const mayWrite = one.hello()?.permission.right === 'write'
      if (outcome && 'saved' in outcome && mayWrite) {
        if (document === 'code') this.#heard(outcome, [...this.#open])
        continue
      }
      one.close()
      this[document] = this.#connect(document === 'code' ? 'code' : 'whiteboard')
      if (document === 'code') {
        this.#undo = undoOf(this.code)
        this.#open = []
      }
    }
    await this.settled()
  }

  close(): void {
    this.code.close()
    this.board.close()
  }
}

function undoOf({ doc }: TestParticipant): Y.UndoManager {
  return new Y.UndoManager(doc, { trackedOrigins: new Set(['typed']), captureTimeout: 0 })
}
