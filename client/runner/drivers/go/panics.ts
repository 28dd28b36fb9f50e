/** What to say of a Go program that has stopped. */
import { reasonOf } from '../wasm/reason.ts'

/**
 * The reason that Go's runtime gives, and the first place in the program that it names: undefined when it gives none.
 * @param written standard error
 * @param names the room's files
 */
export function panicIn(written: string, names: readonly string[]): string | undefined {
  const found =
    /^(?:panic|fatal error): ([\s\S]*?)(?: \[recovered\])?(?=\n\[signal|\n\tpanic: |\n\ngoroutine |\n*$(?![\s\S]))/m.exec(
      written,
    )
  if (!found) return undefined
  const [whole, reason = ''] = found
  const trace = written.slice(found.index + whole.length)
  for (const [, name = '', line] of trace.matchAll(/^\t\/?(\S.*?):(\d+)(?: |$)/gm)) {
    if (names.includes(name)) return `${reason} (${name}:${line})`
  }
  return reason
}

/** For where WebAssembly itself could not go on: the functions that called each other, as far as their names are known. */
export function describeTrap(trap: string): string {
  const called = [...trap.matchAll(/\bat (main\.[^\s]+) \(/g)].map(([, name = '']) => name)
  const frames = [...new Set(called)].map((name) => `\tin ${name}\n`)
  return `fatal error: ${reasonOf(trap)}\n${frames.join('')}`
}
