/** A run's output on its way to everybody: ten times a second at most, and no faster than the room can bear. */
import type { RunOutput, RunWriter } from '#shared/runs.ts'
import { runLimits } from '#shared/run-limits.ts'

const everyMs = 100

export interface OutputPublisher {
  push(piece: RunOutput): void
  /** Sends what is left, at the same pace. */
  finish(): void
  /** Drops what is left: nobody waits for it. */
  drop(): void
}

export function openOutputPublisher(writer: Pick<RunWriter, 'write'>): OutputPublisher {
  let waiting: RunOutput[] = []
  let allowance: number = runLimits.outputBurstBytes
  let sentAtMs = -Infinity
  let timer: ReturnType<typeof setTimeout> | undefined

  function send() {
    timer = undefined
    const nowMs = performance.now()
    const earned = ((nowMs - sentAtMs) * runLimits.outputBytesPerSecond) / 1000
    allowance = Math.min(runLimits.outputBurstBytes, allowance + earned)
    sentAtMs = nowMs
    const pieces: RunOutput[] = []
    for (let piece = waiting[0]; piece && allowance >= 1; piece = waiting[0]) {
      const text = piece.text.slice(0, Math.floor(allowance))
      pieces.push({ stream: piece.stream, text })
      allowance -= text.length
      if (text.length === piece.text.length) waiting.shift()
      else waiting[0] = { stream: piece.stream, text: piece.text.slice(text.length) }
    }
    writer.write(joined(pieces))
    if (waiting.length > 0) schedule(everyMs)
  }
  function schedule(delayMs: number) {
    timer ??= setTimeout(send, delayMs)
  }
  return {
    push(piece) {
      waiting = joined([...waiting, piece])
      const quietMs = performance.now() - sentAtMs
      // The first words of a run are shown at once.
      if (timer === undefined && quietMs >= everyMs) send()
      else schedule(everyMs)
    },
    finish() {
      clearTimeout(timer)
      send()
    },
    drop() {
      clearTimeout(timer)
      waiting = []
    },
  }
}

/** Neighbours of the same stream become one piece. */
function joined(pieces: readonly RunOutput[]): RunOutput[] {
  const result: RunOutput[] = []
  for (const piece of pieces) {
    const last = result.at(-1)
    if (last?.stream === piece.stream) {
      result[result.length - 1] = { stream: last.stream, text: last.text + piece.text }
    } else result.push(piece)
  }
  return result
}
