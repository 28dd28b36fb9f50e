/** Counts a document's own changes, so that "saved" is said of the newest one and of nothing less. */

export interface ChangeLedger {
  /** Takes a change into the count and gives its version, from 1. */
  record(nowMs: number): number
  /** The server has everything up to this version on disk. */
  acknowledge(version: number): void
  newest(): number
  /** Changes that are not acknowledged yet. */
  unsaved(): number
  /** When the oldest of them was made, in milliseconds; undefined when there is none. */
  oldestUnsavedMs(): number | undefined
}

export function openChangeLedger(): ChangeLedger {
  let acknowledged = 0
  /** When each unacknowledged change was made, oldest first. */
  const madeAtMs: number[] = []
  const newest = () => acknowledged + madeAtMs.length
  return {
    record(nowMs) {
      madeAtMs.push(nowMs)
      return newest()
    },
    acknowledge(version) {
      // An answer that was overtaken by a later one, or a version never given out, changes nothing.
      if (version <= acknowledged || version > newest()) return
      madeAtMs.splice(0, version - acknowledged)
      acknowledged = version
    },
    newest,
    unsaved: () => madeAtMs.length,
    oldestUnsavedMs: () => madeAtMs[0],
  }
}
