/** The end of a room's log: numbers, dates and chains each row, and knows how much of it is on disk. */
import type { DocumentName } from '#shared/document.ts'
import type { ParticipantId, RoomId } from '#shared/ids.ts'
import type { ClientBinding, Entry, Store } from '../store/store.ts'
import { chainChecksum, chainStart } from './chain.ts'

/** A place in the log: the row there, which the next one is chained to. */
export interface LogPosition {
  readonly sequence: number
  readonly timeMs: number
  readonly checksum: number
}

export const logStart: LogPosition = { sequence: 0, timeMs: 0, checksum: chainStart }

export interface NewRow {
  readonly document: DocumentName
  readonly participant: ParticipantId | undefined
  readonly update: Uint8Array
  readonly bindings: readonly ClientBinding[]
  readonly status?: NonNullable<Entry['status']>
}

export interface RoomLogOptions {
  readonly store: Store
  readonly room: RoomId
  readonly end: LogPosition
  /** The server's clock. */
  readonly nowMs: () => number
  /** Called once, when a row could not be stored. No row is taken after it. */
  readonly onFailure: (error: unknown) => void
}

/** Whoever waits for it hears of its failure; when nobody does, `onFailure` has told it all the same. */
function quiet<T>(promise: Promise<T>): Promise<T> {
  promise.catch(() => undefined)
  return promise
}

export class RoomLog {
  readonly #options: RoomLogOptions
  /** Of the last row taken. */
  #end: LogPosition
  /** Of the last row on disk. */
  #durable: LogPosition
  #newest: Promise<number>
  #failure: { readonly error: unknown } | undefined

  constructor(options: RoomLogOptions) {
    this.#options = options
    this.#end = options.end
    this.#durable = options.end
    this.#newest = Promise.resolve(options.end.sequence)
  }

  get room(): RoomId {
    return this.#options.room
  }

  get durable(): LogPosition {
    return this.#durable
  }

  /** The time for the next row: the server's clock, but never earlier than the row before. */
  nowMs(): number {
    return Math.max(this.#options.nowMs(), this.#end.timeMs)
  }

  /**
   * Takes a row; resolves with its sequence once it is on disk. Rows resolve in their order, and `onDurable` is
   * called in that order too, before anybody who waits hears of it.
   */
  append(added: NewRow, onDurable: () => void): Promise<number> {
    if (this.#failure) return quiet(Promise.reject(this.#failure.error))
    const { store, room } = this.#options
    const { document, participant, update, bindings, status } = added
    const sequence = this.#end.sequence + 1
    const row = { room, sequence, timeMs: this.nowMs(), document, participant, update, checksum: 0 }
    row.checksum = chainChecksum(this.#end.checksum, row)
    this.#end = row
    const entry: Entry = { rows: [row], bindings, ...(status && { status }) }
    const committed = store.append(entry).then(
      () => {
        // A row behind a failed one cannot be in the store, whatever it says.
        if (this.#failure) throw this.#failure.error
        this.#durable = row
        onDurable()
        return sequence
      },
      (error: unknown) => {
        throw this.#fail(error)
      },
    )
    this.#newest = committed
    return quiet(committed)
  }

  /** Resolves with the newest durable sequence once all rows taken so far are on disk. */
  settled(): Promise<number> {
    return this.#newest
  }

  #fail(error: unknown): unknown {
    if (!this.#failure) {
      this.#failure = { error }
      this.#options.onFailure(error)
    }
    return this.#failure.error
  }
}
