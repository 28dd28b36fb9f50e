/**
 * A document that stands as a Y.Doc while it is written to: the server tries each update before it accepts it.
 * It may take too long to apply, or make what may not stand: a record on the board that breaks everybody's canvas,
 * an agenda that says of itself that the interview is over.
 */
import * as Y from 'yjs'
import { readAgenda } from '#shared/agenda.ts'
import type { Agenda } from '#shared/agenda.ts'
import { serverClientId } from '#shared/document.ts'
import type { DocumentKind } from '#shared/document.ts'
import { takesTooLong } from './effort.ts'
import { newDoc } from './new-doc.ts'
import { itemsPerPiece } from './update-check.ts'
import type { Novelty } from './update-check.ts'
import { checkRecords, recordsOf, touchedRecords } from '#shared/whiteboard.ts'

/** What the room's state leaves to whoever writes. */
export interface Writer {
  readonly mayRun: boolean
}

type Judge = (doc: Y.Doc) => {
  /** What is wrong with the document since the last call; undefined when nothing is. */
  problem(writer: Writer): string | undefined
}

/** Kinds that examiners alone read and write are not tried, and hold nothing that readers do not check. */
const judges: Partial<Record<DocumentKind, Judge>> = {
  // Whatever its files and runs hold, readers pass over what they cannot use.
  code: (doc) => {
    let runsChanged = false
    doc.getArray('runs').observeDeep(() => (runsChanged = true))
    return {
      problem: ({ mayRun }) => {
        const changed = runsChanged
        runsChanged = false
        return changed && !mayRun ? 'runs are not theirs to write' : undefined
      },
    }
  },
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
  scorecard: (doc) => {
    const card = doc.getMap<unknown>('card')
    let before = card.get('sealed')
    return {
      problem: () => {
        const after = card.get('sealed')
        const changed = after !== before
        before = after
        return changed ? "sealed is the server's to write" : undefined
      },
    }
  },
  agenda: (doc) => {
    const state = doc.getMap<unknown>('state')
    let signalsChanged = false
    doc.getArray('signals').observe(() => (signalsChanged = true))
    const serverKeys = [
      'status',
      'startedAtMs',
      'endedAtMs',
      'focusEnd',
      'runners',
      'farewell',
    ] as const
    let before = serverKeys.map((key) => state.get(key))
    return {
      problem: () => {
        const after = serverKeys.map((key) => state.get(key))
        const changed = serverKeys.find((_, index) => after[index] !== before[index])
        before = after
        const written = signalsChanged ? 'signals' : changed
        signalsChanged = false
        return written && `${written} is the server's to write`
      },
    }
  },
}

const theServer: Writer = { mayRun: true }

export const isTried = (kind: DocumentKind): boolean => judges[kind] !== undefined

export class ResidentDocument {
  readonly #doc = newDoc()
  readonly #judge: ReturnType<Judge> | undefined

  constructor(kind: DocumentKind, updates: Iterable<Uint8Array>) {
    this.#doc.transact(() => {
      for (const update of updates) Y.applyUpdate(this.#doc, update)
    })
    this.#judge = judges[kind]?.(this.#doc)
  }

  /** Why the update may not stand; the document is of no more use then, since nothing is ever taken out of it. */
  apply(
    novelty: Novelty,
    writer: Writer,
    elapsedMs: () => number,
  ): 'too-large' | 'bad-record' | undefined {
    let items = 0
    try {
      for (const piece of novelty.pieces()) {
        Y.applyUpdate(this.#doc, piece)
        items += itemsPerPiece
        // What fits into one piece is over by now.
        if (items > itemsPerPiece && takesTooLong(elapsedMs(), items)) return 'too-large'
      }
    } catch {
      return 'bad-record'
    }
    const { pendingStructs, pendingDs } = this.#doc.store
    if (pendingStructs || pendingDs) return 'bad-record'
    return this.#judge?.problem(writer) === undefined ? undefined : 'bad-record'
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
    this.#judge?.problem(theServer)
    return written
  }

  close(): void {
    this.#doc.destroy()
  }
}
