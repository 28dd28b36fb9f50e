/** A document that is open: checks what is written, commits it to the log, then gives it to the others. */
import * as Y from 'yjs'
import { rootNames } from '#shared/document.ts'
import type { DocumentId } from '#shared/document.ts'
import { limits } from '#shared/limits.ts'
import { mayRun, permissionOn } from '#shared/permissions.ts'
import type { Asker, Permission, RoomState } from '#shared/permissions.ts'
import { closeCode } from '#shared/protocol.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import type { Agenda } from '#shared/agenda.ts'
import type { ClientBinding } from '../store/store.ts'
import type { ClientIds } from './client-ids.ts'
import { fold } from './document-content.ts'
import { Effort, timerFor } from './effort.ts'
import type { DocumentContent } from './document-content.ts'
import type { DocumentClient, LiveDocument, WriteReceipt } from './live-rooms.ts'
import { ResidentDocument, isTried } from './resident-document.ts'
import type { NewRow, RoomLog } from './room-log.ts'
import { checkUpdate } from './update-check.ts'
import type { Novelty } from './update-check.ts'
import { parseUpdate } from './update-parser.ts'

/** What a document needs of its room. */
export interface Surroundings {
  readonly log: RoomLog
  readonly state: () => RoomState
  /** A client came or went. */
  readonly onClients: () => void
  /** A row is on disk. */
  readonly onCommitted: () => void
  /** The agenda reads differently than before. */
  readonly onAgenda: (agenda: Agenda) => void
  /** The document does not fold to what its log says. */
  readonly onDamage: (problem: string) => void
}

/** How long a document stays resident after its last write. */
const residentForMs = 60_000
/** A document that stays at its limit is measured by folding it, and not more often than this. */
const measureEveryMs = 1_000

export class OpenDocument implements LiveDocument {
  readonly id: DocumentId
  readonly #content: DocumentContent
  readonly #clientIds: ClientIds
  readonly #around: Surroundings
  /** Each client with the right that it was last told of. */
  readonly #clients = new Map<DocumentClient, Permission>()
  #resident: ResidentDocument | undefined
  #residentTimer: NodeJS.Timeout | undefined
  #measuredAtMs = 0
  /** Its size then. */
  #measuredBytes = 0
  readonly #effort = new Effort()
  #closed = false

  constructor(
    id: DocumentId,
    content: DocumentContent,
    clientIds: ClientIds,
    around: Surroundings,
  ) {
    this.id = id
    this.#content = content
    this.#clientIds = clientIds
    this.#around = around
  }

  get clientCount(): number {
    return this.#clients.size
  }

  get content(): DocumentContent {
    return this.#content
  }

  join(client: DocumentClient): () => void {
    if (this.#closed) {
      // Between its opening and this call the room was closed: the client comes again and finds it anew.
      queueMicrotask(() => client.drop(closeCode.tryLater, 'closed'))
      return () => undefined
    }
    const withdraw = this.#clientIds.declare(client.clientId, client.asker.participant)
    this.#clients.set(client, this.permission(client.asker))
    this.#around.onClients()
    return () => {
      if (!this.#clients.delete(client)) return
      withdraw()
      this.#around.onClients()
    }
  }

  permission(asker: Asker): Permission {
    return permissionOn(this.id, asker, this.#around.state())
  }

  mayUseClientId(clientId: number, asker: Pick<Asker, 'participant'>): boolean {
    return this.#clientIds.mayUse(clientId, asker.participant)
  }

  async diff(stateVector: Uint8Array): Promise<Uint8Array> {
    await this.#around.log.settled()
    const whole = this.#folded()
    return isEmptyVector(stateVector) ? whole : Y.diffUpdate(whole, stateVector)
  }

  stateVector(): Uint8Array {
    return this.#content.extent.stateVector()
  }

  settled(): Promise<number> {
    return this.#around.log.settled()
  }

  write(client: DocumentClient, update: Uint8Array): WriteReceipt | { refused: RefusalReason } {
    const { participant } = client.asker
    const permission = this.permission(client.asker)
    if (this.#closed) return { refused: 'storage' }
    if (permission.right === 'none') return { refused: 'read-only' }
    let found = this.#check(client, update)
    if ('refused' in found) return found
    if (permission.right !== 'write' && onlyDeletes(found)) {
      // A reader's browser tells of deletions that follow from others' writes; folding shows which these are.
      this.#folded()
      found = this.#check(client, update)
      if ('refused' in found) return found
    }
    if (!found.update) return { committed: this.settled() }
    if (permission.right !== 'write') return { refused: refusalOf(permission) }
    if (!onlyDeletes(found) && this.#isFull(found.update)) return { refused: 'document-full' }
    const problem = isTried(this.id.kind) ? this.#try(found, client.asker) : undefined
    if (problem !== undefined) return { refused: problem }
    const clientIds = found.clocks.map(([clientId]) => clientId)
    const bindings = this.#clientIds
      .bind(clientIds, participant)
      .map((clientId): ClientBinding => ({ ...this.#place(), clientId, participant }))
    return { committed: this.#commit(found.update, found, { participant, bindings }, client) }
  }

  /** Lets the server itself write, also together with a change of the room's status. Resolves once that is on disk. */
  writeAsServer(change: (doc: Y.Doc) => void, status?: NewRow['status']): Promise<number> {
    const update = this.#residentNow().write(change)
    if (!update && status) throw new Error('the server wrote nothing')
    if (!update) return this.settled()
    const { extent } = this.#content
    const found = checkUpdate(update, {
      extent,
      roots: rootNames[this.id.kind],
      mayUse: () => true,
    })
    if ('refused' in found || !found.update) throw new Error('the server wrote what it refuses')
    const sender = { participant: undefined, bindings: [], ...(status && { status }) }
    return this.#commit(found.update, found, sender, undefined)
  }

  agenda(): Agenda {
    return this.#residentNow().agenda()
  }

  /** Tells each client whose right is another than the one it was told of last. */
  refreshPermissions(): void {
    for (const [client, told] of this.#clients) {
      const permission = this.permission(client.asker)
      if (samePermission(told, permission)) continue
      this.#clients.set(client, permission)
      client.permissionChanged(permission)
    }
  }

  putOut(whom: (asker: Asker) => boolean, code: number, reason: string): void {
    for (const client of this.#clients.keys()) {
      if (whom(client.asker)) client.drop(code, reason)
    }
  }

  /** Nothing is served any more. */
  close(code: number, reason: string): void {
    this.#closed = true
    this.putOut(() => true, code, reason)
    this.#clients.clear()
    this.#dropResident()
  }

  /** Applies the update to the resident document. What may not stand costs that document, and its sender pays. */
  #try(novelty: Novelty, asker: Asker): RefusalReason | undefined {
    const { participant } = asker
    if (this.#effort.exhausted(participant)) return 'too-large'
    const resident = this.#residentNow()
    const timer = timerFor(novelty.items)
    const startMs = timer()
    const writer = { mayRun: mayRun(asker, this.#around.state()) }
    const problem = resident.apply(novelty, writer, () => timer() - startMs)
    if (problem !== undefined) {
      this.#dropResident()
      this.#residentNow()
    }
    this.#effort.spend(participant, timer() - startMs, novelty.items)
    return problem
  }

  #place() {
    return { room: this.#around.log.room, document: this.id.name }
  }

  #check(client: DocumentClient, update: Uint8Array) {
    return checkUpdate(update, {
      extent: this.#content.extent,
      roots: rootNames[this.id.kind],
      mayUse: (clientId) => this.#clientIds.mayUse(clientId, client.asker.participant),
    })
  }

  #commit(
    update: Uint8Array,
    novelty: Pick<Novelty, 'clocks' | 'deletes'>,
    sender: Pick<NewRow, 'participant' | 'bindings' | 'status'>,
    from: DocumentClient | undefined,
  ): Promise<number> {
    this.#content.accept(update, novelty)
    const document = this.id.name
    const committed = this.#around.log.append({ document, update, ...sender }, () => {
      this.#content.commitOldest()
      for (const [client, { right }] of this.#clients) {
        if (client !== from && (right === 'read' || right === 'write')) client.deliver(update)
      }
      this.#around.onCommitted()
    })
    if (this.id.kind === 'agenda') this.#around.onAgenda(this.agenda())
    return committed
  }

  /** What is on disk, as one update. */
  #folded(): Uint8Array {
    const captured = this.#content.capture()
    if (!captured) return emptyUpdate
    if (captured.snapshot && captured.tail.length === 0) return captured.snapshot
    const { snapshot, whole } = fold(captured)
    if (!whole) {
      this.#around.onDamage(`${this.id.name} does not fold`)
      return snapshot
    }
    this.#content.replace(captured, snapshot)
    // Yjs deletes more than updates say: what was overwritten, and all that a deleted type held.
    this.#content.extent.delete(parseUpdate(snapshot, rootNames[this.id.kind]).deletes)
    return snapshot
  }

  /** Bytes of the log are more than the document's own: deleted text, repeated names. Folding tells the truth. */
  #isFull(update: Uint8Array): boolean {
    const limit = limits.documentBytes[this.id.kind]
    const over = () => this.#content.bytes + update.byteLength > limit
    if (!over()) return false
    const nowMs = performance.now()
    // What has come in since may all be overwritten again: a quarter of the limit is worth a second look.
    const news = this.#content.bytes - this.#measuredBytes
    if (nowMs - this.#measuredAtMs < measureEveryMs && news < limit / 4) return true
    this.#measuredAtMs = nowMs
    this.#folded()
    this.#measuredBytes = this.#content.bytes
    return over()
  }

  #residentNow(): ResidentDocument {
    this.#resident ??= new ResidentDocument(this.id.kind, this.#content.updates())
    // The agenda is small and read all the time.
    if (this.id.kind !== 'agenda') {
      this.#residentTimer ??= setTimeout(() => this.#dropResident(), residentForMs).unref()
      this.#residentTimer.refresh()
    }
    return this.#resident
  }

  #dropResident() {
    this.#resident?.close()
    this.#resident = undefined
    clearTimeout(this.#residentTimer)
    this.#residentTimer = undefined
  }
}

const emptyUpdate = new Uint8Array([0, 0])
const isEmptyVector = (stateVector: Uint8Array) => stateVector.length === 1 && stateVector[0] === 0

const onlyDeletes = ({ clocks, deletes }: Novelty) => clocks.length === 0 && deletes.length > 0

function refusalOf(permission: Exclude<Permission, { right: 'none' | 'write' }>): RefusalReason {
  if (permission.right === 'withheld') return 'read-only'
  const { reason } = permission
  return reason === 'ended' || reason === 'locked' ? reason : 'read-only'
}

function samePermission(a: Permission, b: Permission): boolean {
  if (a.right !== 'read' || b.right !== 'read') return a.right === b.right
  return a.reason === b.reason
}
