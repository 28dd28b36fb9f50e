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
  /** A change of this version is on this device, or could not be kept there. */
  settle(version: number, kept: boolean): void
  /** Of the unsaved changes, those of which either is known. */
  onDevice(): { readonly kept: number; readonly unkept: number }
}

export function openChangeLedger(): ChangeLedger {
  let acknowledged = 0
  /** The unacknowledged changes, oldest first. */
  const changes: { readonly madeAtMs: number; kept?: boolean }[] = []
  let kept = 0
  let unkept = 0
  const newest = () => acknowledged + changes.length
  const count = (change: { kept?: boolean }, by: 1 | -1) => {
    if (change.kept === true) kept += by
    else if (change.kept === false) unkept += by
  }
  return {
    record(nowMs) {
      changes.push({ madeAtMs: nowMs })
      return newest()
    },
    acknowledge(version) {
      // An answer that was overtaken by a later one, or a version never given out, changes nothing.
      if (version <= acknowledged || version > newest()) return
      for (const change of changes.splice(0, version - acknowledged)) count(change, -1)
      acknowledged = version
    },
    newest,
    unsaved: () => changes.length,
    oldestUnsavedMs: () => changes[0]?.madeAtMs,
    settle(version, isKept) {
      const change = changes[version - acknowledged - 1]
      if (!change) return
      count(change, -1)
      change.kept = isKept
      count(change, 1)
    },
    onDevice: () => ({ kept, unkept }),
  }
}
