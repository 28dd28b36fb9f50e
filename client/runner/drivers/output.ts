/** A program's output on its way out of the worker: gathered into batches, and bounded. */
import { runLimits } from '#shared/run-limits.ts'
import type { FromWorker, Stream } from './wire.ts'

/** A program that never yields sends by itself once this much time has passed or text has gathered. */
const sendEveryMs = 40
const batchLength = 16 * 1024

/** Taken before any program could replace it. */
const later = setTimeout.bind(globalThis)

export interface Output {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
  readonly outBytes: (bytes: Uint8Array) => void
  readonly errBytes: (bytes: Uint8Array) => void
  readonly flush: () => void
}

/** @param outputBytes how much is sent before it is cut off */
export function openOutput(
  send: (message: FromWorker & { kind: 'output' | 'overflow' }) => void,
  now: () => number,
  outputBytes: number = runLimits.outputBytes,
): Output {
  let stream: Stream = 'out'
  let gathered = ''
  let sentAtMs = -Infinity
  let waiting = false
  let left = outputBytes

  function flush() {
    if (gathered === '') return
    const text = gathered
    gathered = ''
    sentAtMs = now()
    send({ kind: 'output', stream, text })
  }
  function flushLater() {
    waiting = false
    flush()
  }
  function write(to: Stream, text: string) {
    if (left < 0 || text === '') return
    if (to !== stream) flush()
    stream = to
    left -= text.length
    if (left < 0) {
      gathered += text.slice(0, text.length + left)
      flush()
      send({ kind: 'overflow' })
      return
    }
    gathered += text
    if (gathered.length >= batchLength || now() - sentAtMs >= sendEveryMs) flush()
    else if (!waiting) {
      waiting = true
      later(flushLater, sendEveryMs)
    }
  }
  const decoders = { out: new TextDecoder(), err: new TextDecoder() }
  return {
    out: (text) => write('out', text),
    err: (text) => write('err', text),
    outBytes: (bytes) => write('out', decoders.out.decode(bytes, { stream: true })),
    errBytes: (bytes) => write('err', decoders.err.decode(bytes, { stream: true })),
    flush,
  }
}
