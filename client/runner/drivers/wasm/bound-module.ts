/** Keeps a module that has a memory of its own from taking the whole machine. */
import { mostPages } from './most-pages.ts'
import { sectionsOf } from './sections.ts'

const memorySection = 5
const hasMaximum = 1

/**
 * The same module, with a maximum for the one memory that it defines: growing beyond it fails inside, and the language
 * says so in its own words. A memory with flags is left alone: no compiler here makes one.
 */
export function boundMemory(module: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer> {
  for (const { id, start, at, end } of sectionsOf(module)) {
    if (id !== memorySection) continue
    const [count, flags] = module.subarray(at, end)
    if (count !== 1 || flags !== 0) return module
    const limits = [1, hasMaximum, ...module.subarray(at + 2, end), ...leb(mostPages)]
    return joined([
      module.subarray(0, start),
      new Uint8Array([memorySection, ...leb(limits.length), ...limits]),
      module.subarray(end),
    ])
  }
  return module
}

/** WebAssembly's numbers: seven bits a byte, the lowest first. */
function leb(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...leb(Math.floor(value / 128))]
}

function joined(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
