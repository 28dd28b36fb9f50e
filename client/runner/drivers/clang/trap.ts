/** What to say of a program that WebAssembly has stopped. */

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
  let at = 8
  while (at < module.length) {
    const section = module[at++]
    let size = 0
    for (let shift = 0; ; shift += 7) {
      const byte = module[at++] ?? 0
      size += (byte & 127) * 2 ** shift
      if (byte < 128) break
    }
    if (section === codeSection) return at
    at += size
  }
  return 0
}

export interface Frame {
  readonly name: string
  /** `main.cpp:4` */
  readonly place: string
}

/** What the symboliser prints for each place: pairs of lines, a function and where it is. */
export function framesIn(symbols: string): Frame[] {
  const lines = symbols.split('\n')
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

const engineWords: readonly (readonly [RegExp, string])[] = [
  [/call stack|stack overflow/i, 'the stack overflowed: too many calls within calls'],
  [/out of bounds/i, 'memory was read or written outside of it'],
  [/divide by zero/i, 'division by zero'],
  [/unrepresentable|integer overflow/i, 'a number was too large for its type'],
  [/table index|null function|signature/i, 'a call went through a pointer to no such function'],
  [/unreachable/i, 'it came to a point that cannot be reached'],
]

export function reasonOf(trap: string): string {
  const [first = ''] = trap.split('\n')
  return engineWords.find(([pattern]) => pattern.test(first))?.[1] ?? first
}
