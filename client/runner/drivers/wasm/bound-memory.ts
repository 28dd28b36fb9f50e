/** Keeps a program from taking the whole machine: more memory is refused, and the language raises its own error. */
import { mostPages, pageBytes } from './most-pages.ts'

const { grow } = WebAssembly.Memory.prototype as {
  readonly grow: (this: WebAssembly.Memory, pages: number) => number
}

/** For runtimes that ask JavaScript for more memory, as Emscripten's do. */
WebAssembly.Memory.prototype.grow = function boundedGrow(pages: number): number {
  if (this.buffer.byteLength / pageBytes + pages > mostPages) throw new RangeError('out of memory')
  return grow.call(this, pages)
}
