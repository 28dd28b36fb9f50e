/** A document's runs for a view that asks at each change: only those that have changed are read again. */
import * as Y from 'yjs'
import { readRun, runsOf } from '#shared/runs.ts'
import type { Run } from '#shared/runs.ts'

export interface RunsReader {
  /** Oldest first; the same list, and the same runs in it, until they change. */
  readonly runs: () => readonly Run[]
  readonly subscribe: (onChange: () => void) => () => void
}

export function openRunsReader(doc: Y.Doc): RunsReader {
  const entries = runsOf(doc)
  /** By their entries in the document; undefined for what is no run. */
  const known = new Map<unknown, Run | undefined>()
  let list: readonly Run[] | undefined

  function read(entry: unknown): Run | undefined {
    if (!known.has(entry)) known.set(entry, readRun(entry))
    return known.get(entry)
  }
  function forgetAll() {
    known.clear()
    list = undefined
  }
  function forgetChanged(events: readonly Y.YEvent<Y.AbstractType<unknown>>[]) {
    list = undefined
    for (const { target } of events) {
      // The list itself has changed: what went from it need not be known any more.
      if (target === entries) known.clear()
      else known.delete(target.parent === entries ? target : target.parent)
    }
  }
  return {
    runs: () => (list ??= entries.toArray().flatMap((entry) => read(entry) ?? [])),
    subscribe(onChange) {
      // What happened while nobody listened is not known.
      forgetAll()
      const changed = (events: Y.YEvent<Y.AbstractType<unknown>>[]) => {
        forgetChanged(events)
        onChange()
      }
      entries.observeDeep(changed)
      return () => entries.unobserveDeep(changed)
    },
  }
}
