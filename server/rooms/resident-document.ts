/**
 * A document that stands as a Y.Doc while it is written to, for the kinds whose content the server judges: a
 * record on the board that breaks everybody's canvas, or an agenda that says of itself that the interview is over.
 */
import * as Y from 'yjs'
import { readAgenda } from '#shared/agenda.ts'
import type { Agenda } from '#shared/agenda.ts'
import { serverClientId } from '#shared/document.ts'
import type { DocumentKind } from '#shared/document.ts'
import { checkRecords, recordsOf, touchedRecords } from '#shared/whiteboard.ts'

type Judge = (doc: Y.Doc) => {
  /** What is wrong with the document since the last call; undefined when nothing is. */
  problem(): string | undefined
}

/** Kinds without a judge hold nothing that its readers do not check themselves. */
const judges: Partial<Record<DocumentKind, Judge>> = {
  whiteboard: (doc) => {
    const records = recordsOf(doc)
    let touched = new Set<string>()
    records.observeDeep((events) => {
      for (const id of touchedRecords(events, records)) touched.add(id)
    })
    return {
      problem: () => {
        const ids = touched
        touched = new Set()
        return checkRecords(doc, ids)
      },
    }
  },
  agenda: (doc) => {
    const state = doc.getMap<unknown>('state')
    const serverKeys = ['status', 'startedAtMs', 'endedAtMs'] as const
    let before = serverKeys.map((key) => state.get(key))
    return {
      problem: () => {
        const after = serverKeys.map((key) => state.get(key))
        const changed = serverKeys.find((_, index) => after[index] !== before[index])
        before = after
        return changed && `${changed} is the server's to write`
      },
    }
  },
}

export const isJudged = (kind: DocumentKind): boolean => judges[kind] !== undefined

export class ResidentDocument {
  readonly #doc = new Y.Doc()
  readonly #judge: ReturnType<Judge> | undefined

  constructor(kind: DocumentKind, updates: Iterable<Uint8Array>) {
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update)
    })
    this.#judge = judges[kind]?.(this.#doc)
  }

  /** Why the update may not stand; the document is of no more use then, since nothing is ever taken out of it. */
  apply(update: Uint8Array): string | undefined {
    try {
      Y.applyUpdate(this.#doc, update)
    } catch (error) {
      return `does not apply: ${String(error)}`
    }
    const { pendingStructs, pendingDs } = this.#doc.store
    return pendingStructs || pendingDs ? 'applies in part' : this.#judge?.problem()
  }

  agenda(): Agenda {
    return readAgenda(this.#doc)
  }

  /** Lets the server write; returns the update that did it, undefined when nothing changed. */
  write(change: (doc: Y.Doc) => void): Uint8Array | undefined {
    let written: Uint8Array | undefined
    const keep = (update: Uint8Array) => (written = update)
    this.#doc.on('update', keep)
    // Only now: while it loads what it wrote before, Yjs would take its own id for somebody else's.
    this.#doc.clientID = serverClientId
    this.#doc.transact(() => change(this.#doc))
    this.#doc.off('update', keep)
    this.#judge?.problem()
    return written
  }

  close(): void {
    this.#doc.destroy()
  }
}
