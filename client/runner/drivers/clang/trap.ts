/** What to say of a program that WebAssembly has stopped. */
import { reasonOf } from '../wasm/reason.ts'
import { sectionsOf } from '../wasm/sections.ts'

/** Innermost first; what was called when, as places in the module's code: so its debugging notes count, too. */
export function offsetsIn(stack: string, module: Uint8Array): string[] {
  const found = stack.matchAll(/wasm-function\[\d+\]:(0x[0-9a-f]+)/g)
  const start = codeStart(module)
  return [...found]
    .slice(0, 20)
    .map(([, offset = '']) => `0x${Math.max(0, Number(offset) - start).toString(16)}`)
}

const codeSection = 10

/** Where the contents of the code's section begin. */
function codeStart(module: Uint8Array): number {
  for (const { id, at } of sectionsOf(module)) if (id === codeSection) return at
  return 0
}

export interface Frame {
  readonly name: string
  /** `main.cpp:4` */
  readonly place: string
}

/** What the symboliser prints for each place: pairs of lines, a function and where it is. */
export function framesIn(symbols: string): Frame[] {
  // A name may end its line itself, as a reason of the standard library's does.
  const lines = symbols.split('\n').filter((line) => line !== '')
  const frames: Frame[] = []
  for (let at = 0; at + 1 < lines.length; at += 2) {
    const name = (lines[at] ?? '').replace(/^__(?:main_argc_argv|original_main)$/, 'main')
    frames.push({ name, place: (lines[at + 1] ?? '').replace(/^\//, '') })
  }
  return frames
}

/** A trap of the compiler's own checks says what it is in the name of a function that does not exist. */
const checked = /^__clang_trap_msg\$[^$]*\$(.*)$/

/** In the words of whoever wrote the program. @param names the room's files */
export function describeTrap(trap: string, frames: readonly Frame[], names: readonly string[]) {
  const reason = frames.flatMap(({ name }) => checked.exec(name)?.[1] ?? [])[0]
  const own = frames.filter(
    ({ name, place }) => !checked.test(name) && names.includes(place.replace(/:\d+$/, '')),
  )
  const aborted = /\babort \(/.test(trap)
  const what = reason ?? (aborted ? 'aborted' : reasonOf(trap))
  return `${what}\n${own.map(({ name, place }) => `    at ${name} (${place})\n`).join('')}`
}
