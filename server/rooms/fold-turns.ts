/**
 * Who folds waits for a turn of the event loop of its own: rooms that began together reach their checkpoints together,
 * and all their folding at once would hold up everybody's messages for seconds.
 */
import { setImmediate } from 'node:timers/promises'

let last: Promise<unknown> = Promise.resolve()

/** Resolves in a turn in which no other caller's resolves. */
export function turnToFold(): Promise<void> {
  const mine = last.then(() => setImmediate())
  last = mine
  return mine
}
