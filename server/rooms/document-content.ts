/**
 * A document as the server keeps it: the bytes of a snapshot and of the updates behind it, and the ids that these
 * hold. A Y.Doc stands beside them only while the document is written to (see resident-document.ts) or folded: a
 * hundred rooms at rest cost a hundred times their bytes.
 */
import * as Y from 'yjs'
import { Extent } from './extent.ts'
import { newDoc } from './new-doc.ts'
import type { Novelty } from './update-check.ts'

interface Pending {
  readonly update: Uint8Array
  readonly clocks: Novelty['clocks']
}

/** What the log held at some moment, with its own state vector to be checked against. */
export interface Fold {
  readonly snapshot: Uint8Array | undefined
  readonly tail: readonly Uint8Array[]
  readonly clocks: ReadonlyMap<number, number>
}

export class DocumentContent {
  /** Of everything accepted, whether it is on disk yet or not. */
  readonly extent = new Extent()
  /** Of what is on disk. */
  readonly #clocks: Map<number, number>
  #snapshot: Uint8Array | undefined
  #tail: Uint8Array[]
  readonly #pending: Pending[] = []
  /** Bytes of snapshot, tail and pending: never less than the document's true size. */
  bytes = 0

  /** `extent` covers `snapshot` and `tail`. */
  constructor(snapshot?: Uint8Array, tail: readonly Uint8Array[] = [], extent = new Extent()) {
    this.extent = extent
    this.#clocks = extent.clocks()
    this.#snapshot = snapshot
    this.#tail = [...tail]
    this.bytes =
      (snapshot?.byteLength ?? 0) + tail.reduce((sum, { byteLength }) => sum + byteLength, 0)
  }

  get empty(): boolean {
    return this.bytes === 0
  }

  /** Whether something waits for its commit. */
  get unsettled(): boolean {
    return this.#pending.length > 0
  }

  accept(update: Uint8Array, { clocks, deletes }: Pick<Novelty, 'clocks' | 'deletes'>): void {
    this.extent.advance(clocks)
    this.extent.delete(deletes)
    this.#pending.push({ update, clocks })
    this.bytes += update.byteLength
  }

  /** The oldest update that was accepted is on disk now. */
  commitOldest(): void {
    const oldest = this.#pending.shift()
    if (!oldest) throw new Error('a commit of nothing')
    this.#tail.push(oldest.update)
    for (const [client, clock] of oldest.clocks) this.#clocks.set(client, clock)
  }

  /** Every update in its order, those that are not on disk yet included. */
  *updates(): Iterable<Uint8Array> {
    if (this.#snapshot) yield this.#snapshot
    yield* this.#tail
    for (const { update } of this.#pending) yield update
  }

  /** What is on disk, to be folded now or later; undefined for a document that was never written to. */
  capture(): Fold | undefined {
    if (!this.#snapshot && this.#tail.length === 0) return undefined
    return { snapshot: this.#snapshot, tail: [...this.#tail], clocks: new Map(this.#clocks) }
  }

  /** Puts the folded bytes in the place of what was captured, if that still stands as it was. */
  replace(fold: Fold, snapshot: Uint8Array): void {
    if (this.#snapshot !== fold.snapshot || this.#tail[0] !== fold.tail[0]) return
    const folded = fold.tail.reduce(
      (sum, { byteLength }) => sum + byteLength,
      fold.snapshot?.byteLength ?? 0,
    )
    this.#snapshot = snapshot
    this.#tail.splice(0, fold.tail.length)
    this.bytes += snapshot.byteLength - folded
  }
}

export interface Folded {
  readonly snapshot: Uint8Array
  /** False: an update did not apply or ids are missing. The snapshot then holds what applied before it. */
  readonly whole: boolean
}

/** So many updates are applied before others have their turn: some milliseconds' work. */
const updatesPerStep = 200

/** Applies the updates one by one; merging them as bytes takes minutes where this takes a fraction of a second. */
export function fold(parts: Fold): Folded {
  const steps = foldInSteps(parts)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}

/** The same, with `turn` awaited before each step. */
export async function foldByTurns(parts: Fold, turn: () => Promise<void>): Promise<Folded> {
  const steps = foldInSteps(parts)
  for (;;) {
    await turn()
    const { done, value } = steps.next()
    if (done) return value
  }
}

function* foldInSteps({ snapshot, tail, clocks }: Fold): Generator<undefined, Folded> {
  const doc = newDoc()
  try {
    let whole = true
    try {
      if (snapshot) Y.applyUpdate(doc, snapshot)
      for (let start = 0; start < tail.length; start += updatesPerStep) {
        if (start > 0) yield
        doc.transact(() => {
          for (const update of tail.slice(start, start + updatesPerStep)) Y.applyUpdate(doc, update)
        })
      }
    } catch {
      whole = false
    }
    whole &&= doc.store.pendingStructs === null && doc.store.pendingDs === null
    whole &&= sameClocks(Y.decodeStateVector(Y.encodeStateVector(doc)), clocks)
    return { snapshot: Y.encodeStateAsUpdate(doc), whole }
  } finally {
    doc.destroy()
  }
}

function sameClocks(found: ReadonlyMap<number, number>, expected: ReadonlyMap<number, number>) {
  if (found.size !== expected.size) return false
  for (const [client, clock] of expected) if (found.get(client) !== clock) return false
  return true
}
