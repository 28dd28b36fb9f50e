/** Where changes wait on this device until the server has acknowledged them, so that a reload does not lose them. */
import * as Y from 'yjs'

/** Changes as one update. */
export interface Changes {
  readonly update: Uint8Array
  /** How many the person made. */
  readonly count: number
}

/** One document's waiting changes, as one page of one person writes them. */
export interface Outbox {
  /**
   * Takes over what an earlier page left behind; undefined when nothing is left.
   * A second tab may take over from a living one: both send the same changes then, which does no harm.
   */
  adopt(): Promise<Changes | undefined>
  /** Resolves when it is on this device, with false when it could not be kept there. */
  keep(version: number, update: Uint8Array): Promise<boolean>
  /** Forgets what was adopted and every version up to this one. */
  forget(version: number): void
  /** Forgets everything of this page. */
  clear(): void
}

export interface Outboxes {
  /** @param place room, participant and document: nobody adopts another person's changes */
  open(place: string): Outbox
}

/** How many updates are merged at a time: merging thousands at once takes minutes, in small groups a blink. */
const groupSize = 64

/** All changes as one; undefined for none. */
export function mergeChanges(all: readonly Changes[]): Changes | undefined {
  const update = mergeInGroups(all.map(({ update }) => update))
  return update && { update, count: all.reduce((sum, { count }) => sum + count, 0) }
}

function mergeInGroups(updates: readonly Uint8Array[]): Uint8Array | undefined {
  if (updates.length <= 1) return updates[0]
  const groups: Uint8Array[] = []
  for (let start = 0; start < updates.length; start += groupSize) {
    groups.push(Y.mergeUpdates(updates.slice(start, start + groupSize)))
  }
  return mergeInGroups(groups)
}

/** Keeps changes for as long as this object lives: what IndexedDB promises, for tests. */
export function memoryOutboxes(): Outboxes {
  const places = new Map<string, Set<Map<number, Changes>>>()
  return {
    open(place) {
      const pages = places.get(place) ?? new Set()
      places.set(place, pages)
      const waiting = new Map<number, Changes>()
      return {
        async adopt() {
          const merged = mergeChanges([...pages].flatMap((page) => [...page.values()]))
          for (const page of pages) page.clear()
          pages.clear()
          pages.add(waiting)
          if (merged) waiting.set(0, merged)
          return merged
        },
        async keep(version, update) {
          pages.add(waiting)
          waiting.set(version, { update, count: 1 })
          return true
        },
        forget(version) {
          for (const kept of waiting.keys()) if (kept <= version) waiting.delete(kept)
        },
        clear: () => waiting.clear(),
      }
    },
  }
}
