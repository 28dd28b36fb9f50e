/** Reads a room out of the store and proves it whole: dense, chained, each document's ids without a gap. */
import { parseDocumentName, rootNames } from '#shared/document.ts'
import type { DocumentName } from '#shared/document.ts'
import type { ParticipantId, RoomId } from '#shared/ids.ts'
import type { Checkpoint, LogRow, RoomRecord, Store } from '../store/store.ts'
import { MalformedUpdate } from './byte-reader.ts'
import { follows } from './chain.ts'
import { ClientIds } from './client-ids.ts'
import { DocumentContent } from './document-content.ts'
import { Extent } from './extent.ts'
import { logStart } from './room-log.ts'
import type { LogPosition } from './room-log.ts'
import { parseUpdate } from './update-parser.ts'

export interface LoadedDocument {
  readonly content: DocumentContent
  readonly clientIds: ClientIds
}

export interface LoadedRoom {
  readonly record: RoomRecord
  readonly documents: ReadonlyMap<DocumentName, LoadedDocument>
  readonly end: LogPosition
  /** How many rows lie behind the checkpoint that was read. */
  readonly rowsSinceCheckpoint: number
  /** What is wrong with the log, for the operator. The documents then hold what came before the damage. */
  readonly damage: string | undefined
}

/** Undefined: no such room. Throws when the store could not be read. */
export async function loadRoom(store: Store, room: RoomId): Promise<LoadedRoom | undefined> {
  const record = await store.readRoom(room)
  if (!record) return undefined
  const [checkpoint, bindings] = await Promise.all([
    store.readCheckpoint(room),
    store.readBindings(room),
  ])
  const { assembly, end, start } =
    (checkpoint && (await assembleBehind(store, checkpoint))) ?? (await assembleWhole(store, room))

  const owners = Map.groupBy(bindings, ({ document }) => document)
  const documents = new Map<DocumentName, LoadedDocument>()
  for (const [name, content] of assembly.contents()) {
    const bound = (owners.get(name) ?? []).map(
      ({ clientId, participant }): [number, ParticipantId] => [clientId, participant],
    )
    documents.set(name, { content, clientIds: new ClientIds(bound) })
  }
  const { damage } = assembly
  return { record, documents, end, rowsSinceCheckpoint: end.sequence - start.sequence, damage }
}

/**
 * A checkpoint is a cache of the log: it counts only when it reads well and the log still holds the row that it
 * was taken at. Undefined when not.
 */
async function assembleBehind(store: Store, checkpoint: Checkpoint) {
  const assembly = new Assembly()
  if (!assembly.begin(checkpoint)) return undefined
  const [anchor, ...rows] = await store.readLog(checkpoint.room, checkpoint.sequence - 1)
  if (!anchor) assembly.damage = `rows are missing up to ${checkpoint.sequence}`
  else if (anchor.sequence !== checkpoint.sequence || anchor.checksum !== checkpoint.checksum) {
    return undefined
  }
  return { assembly, start: checkpoint, end: assembly.addRows(rows, checkpoint) }
}

async function assembleWhole(store: Store, room: RoomId) {
  const assembly = new Assembly()
  const end = assembly.addRows(await store.readLog(room, 0), logStart)
  return { assembly, start: logStart, end }
}

/** Puts documents together out of a checkpoint and rows, up to the first thing that does not fit. */
class Assembly {
  readonly #documents = new Map<
    DocumentName,
    {
      readonly extent: Extent
      readonly snapshot: Uint8Array | undefined
      readonly tail: Uint8Array[]
    }
  >()
  damage: string | undefined

  begin({ documents }: Checkpoint): boolean {
    for (const [name, snapshot] of documents) {
      const extent = new Extent()
      this.#documents.set(name, { extent, snapshot, tail: [] })
      if (!absorbs(extent, name, snapshot)) return false
    }
    return true
  }

  addRows(rows: readonly LogRow[], start: LogPosition): LogPosition {
    let end = start
    for (const row of rows) {
      if (this.damage !== undefined) return end
      if (row.sequence !== end.sequence + 1) this.damage = `rows are missing behind ${end.sequence}`
      else if (!follows(row, end.sequence, end.checksum))
        this.damage = `row ${row.sequence} was altered`
      else if (!this.#add(row)) this.damage = `row ${row.sequence} does not fit its document`
      else end = row
    }
    return end
  }

  *contents(): Iterable<[DocumentName, DocumentContent]> {
    for (const [name, { extent, snapshot, tail }] of this.#documents) {
      yield [name, new DocumentContent(snapshot, tail, extent)]
    }
  }

  #add({ document, update }: LogRow): boolean {
    const present = this.#documents.get(document)
    const { extent, tail, snapshot } = present ?? {
      extent: new Extent(),
      snapshot: undefined,
      tail: [],
    }
    if (!absorbs(extent, document, update)) return false
    tail.push(update)
    if (!present) this.#documents.set(document, { extent, snapshot, tail })
    return true
  }
}

function absorbs(extent: Extent, name: DocumentName, update: Uint8Array): boolean {
  const kind = parseDocumentName(name)?.kind
  if (!kind) return false
  try {
    return extent.absorb(parseUpdate(update, rootNames[kind]))
  } catch (error) {
    if (error instanceof MalformedUpdate) return false
    throw error
  }
}
