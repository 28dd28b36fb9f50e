/** Ends what runs for too long without a pause. */
import type { Place } from '../app.ts'

/** Long for a picture, short for a person; a machine under load must not trip it. */
const longestMs = 2_000

export class Endless extends Error {
  override readonly name = 'Endless'
  readonly place: Place

  constructor(place: Place) {
    super(`This has been running for more than ${longestMs / 1_000} s without a pause.`)
    this.place = place
  }
}

export interface GuardParts {
  readonly now: () => number
  /** Calls back once everything that runs right now has come to an end. */
  readonly afterwards: (callback: () => void) => void
  /** Once for each time that something has to be ended, whatever the program makes of the error. */
  readonly onEndless: (place: Place) => void
}

export type Guard = (file: string, line: number, column: number) => void

export function openGuard({ now, afterwards, onEndless }: GuardParts): Guard {
  let begunAtMs: number | undefined
  let calls = 0
  let ended = false
  return (file, line, column) => {
    if (begunAtMs === undefined) {
      begunAtMs = now()
      afterwards(() => {
        begunAtMs = undefined
        ended = false
      })
      return
    }
    // A look at the clock costs more than a small loop's body.
    if (!ended && ++calls % 64 !== 0) return
    if (now() - begunAtMs <= longestMs) return
    const endless = new Endless({ file, line, column })
    if (!ended) onEndless(endless.place)
    ended = true
    throw endless
  }
}
