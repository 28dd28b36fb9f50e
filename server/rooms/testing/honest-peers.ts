/** Browsers as Yjs plays them, and a server that keeps nothing but extent and log: for property tests. */
import * as Y from 'yjs'
import { rootNames } from '#shared/document.ts'
import { Extent } from '../extent.ts'
import { checkUpdate } from '../update-check.ts'
import type { Novelty, Refusal } from '../update-check.ts'

const roots = rootNames.code

/** The log of one document, guarded by the check. */
export class GuardedLog {
  readonly extent = new Extent()
  readonly log: Uint8Array[] = []
  readonly #owners = new Map<number, string>()

  write(owner: string, update: Uint8Array): Novelty | Refusal {
    const found = checkUpdate(update, {
      extent: this.extent,
      roots,
      mayUse: (client) => (this.#owners.get(client) ?? owner) === owner,
    })
    if ('refused' in found || !found.update) return found
    for (const [client] of found.clocks) this.#owners.set(client, owner)
    this.extent.advance(found.clocks)
    this.extent.delete(found.deletes)
    this.log.push(found.update)
    return found
  }

  fold(): Y.Doc {
    const doc = new Y.Doc()
    for (const update of this.log) Y.applyUpdate(doc, update)
    return doc
  }
}

/** One person's browser. What it sends and receives may lie in a queue for as long as the test likes. */
export class HonestPeer {
  readonly name: string
  doc = new Y.Doc()
  online = true
  readonly refusals: Refusal[] = []
  #undo = this.#bind()
  #outbox: Uint8Array[] = []
  /**
   * What the server asks with, as it was before the last frames of the old connection arrived: the answer tells
   * some of it twice.
   */
  #stateVector: Uint8Array = new Uint8Array([0])
  readonly #server: GuardedLog
  /** How much of the log has arrived. */
  #received = 0

  constructor(name: string, server: GuardedLog) {
    this.name = name
    this.#server = server
  }

  edit(change: (doc: Y.Doc) => void): void {
    this.doc.transact(() => change(this.doc), this)
  }

  undo(): void {
    this.#undo.undo()
  }

  redo(): void {
    this.#undo.redo()
  }

  send(count: number): void {
    for (const update of this.#outbox.splice(0, this.online ? count : 0)) this.#write(update)
  }

  receive(count: number): void {
    if (!this.online) return
    const end = Math.min(this.#server.log.length, this.#received + count)
    for (; this.#received < end; this.#received++) {
      Y.applyUpdate(this.doc, this.#server.log[this.#received] ?? new Uint8Array(), 'server')
    }
  }

  /** What was on its way is lost, or arrived without an answer. */
  disconnect(arrives: number): void {
    if (!this.online) return
    this.#stateVector = this.#server.extent.stateVector()
    this.send(arrives)
    this.#outbox = []
    this.online = false
  }

  /** Both exchange what the other lacks, by state vector, as y-websocket does. */
  connect(): void {
    if (this.online) return
    this.online = true
    Y.applyUpdate(
      this.doc,
      Y.encodeStateAsUpdate(this.#server.fold(), Y.encodeStateVector(this.doc)),
      'server',
    )
    this.#received = this.#server.log.length
    this.#write(Y.encodeStateAsUpdate(this.doc, this.#stateVector))
  }

  /** The page is loaded anew: another client id, with what this browser had kept. */
  reload(): void {
    this.disconnect(0)
    const kept = Y.encodeStateAsUpdate(this.doc)
    this.doc.destroy()
    this.doc = new Y.Doc()
    Y.applyUpdate(this.doc, kept, 'kept')
    this.#undo = this.#bind()
    this.connect()
  }

  #bind(): Y.UndoManager {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (this.online && origin !== 'server' && origin !== 'kept') this.#outbox.push(update)
    })
    const types = [this.doc.getMap('files'), this.doc.getArray('runs')]
    return new Y.UndoManager(types, { trackedOrigins: new Set([this]), captureTimeout: 0 })
  }

  #write(update: Uint8Array) {
    const found = this.#server.write(this.name, update)
    if ('refused' in found) this.refusals.push(found)
  }
}
