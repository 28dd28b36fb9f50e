/** What a connection shows a live document, with a Yjs document of its own behind it. */
import * as Y from 'yjs'
import { participantIdSchema } from '#shared/ids.ts'
import type { Asker, Permission } from '#shared/permissions.ts'
import type { Role } from '#shared/role.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import type { DocumentClient, LiveDocument, WriteReceipt } from '../live-rooms.ts'

/** A participant whose id is one letter, ten times. */
export const asker = (letter: string, role: Role = 'candidate', preview = false): Asker => ({
  participant: participantIdSchema.parse(letter.repeat(10)),
  role,
  preview,
})

export class FakeClient implements DocumentClient {
  readonly asker: Asker
  readonly doc: Y.Doc
  readonly permissions: Permission[] = []
  readonly dropped: { readonly code: number; readonly reason: string }[] = []
  readonly delivered: Uint8Array[] = []
  readonly leave: () => void
  readonly #document: LiveDocument

  constructor(document: LiveDocument, who: Asker, doc = new Y.Doc()) {
    this.doc = doc
    this.asker = who
    this.#document = document
    this.leave = document.join(this)
  }

  get clientId(): number {
    return this.doc.clientID
  }

  deliver(update: Uint8Array): void {
    this.delivered.push(update)
    Y.applyUpdate(this.doc, update, 'server')
  }

  permissionChanged(permission: Permission): void {
    this.permissions.push(permission)
  }

  drop(code: number, reason: string): void {
    this.dropped.push({ code, reason })
    this.leave()
  }

  /** Takes what the document holds, as sync step 1 and 2 would. */
  async pull(): Promise<this> {
    const difference = await this.#document.diff(Y.encodeStateVector(this.doc))
    Y.applyUpdate(this.doc, difference, 'server')
    return this
  }

  /** Edits and sends the one update that this makes. */
  edit(change: (doc: Y.Doc) => void): WriteReceipt | { refused: RefusalReason } {
    return this.send(this.editUnsent(change))
  }

  /** Edits and keeps the update for later. */
  editUnsent(change: (doc: Y.Doc) => void): Uint8Array {
    const before = Y.encodeStateVector(this.doc)
    let update = Y.encodeStateAsUpdate(this.doc, before)
    const keep = (one: Uint8Array) => (update = one)
    this.doc.on('update', keep)
    this.doc.transact(() => change(this.doc))
    this.doc.off('update', keep)
    return update
  }

  send(update: Uint8Array): WriteReceipt | { refused: RefusalReason } {
    return this.#document.write(this, update)
  }

  /** Edits, sends, and waits until it is on disk; throws when it was refused. */
  async save(change: (doc: Y.Doc) => void): Promise<number> {
    const receipt = this.edit(change)
    if ('refused' in receipt) throw new Error(`refused: ${receipt.refused}`)
    return receipt.committed
  }
}
