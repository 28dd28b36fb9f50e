const blank = /(?:\s+|\/\/(?:[^\\\n]|\\[^])*|\/\*[^]*?\*\/)*/y
const include = /#[ \t]*include[ \t]*(<[^<>\n]+>)/y

/**
 * The standard headers that a source begins with, as a header of its own; empty when it begins with something else.
 * What stands behind a definition, a macro or a header of the room's is left out: it may read differently there.
 */
export function preambleOf(text: string): string {
  const lines: string[] = []
  let at = 0
  const match = (pattern: RegExp) => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (found) at = pattern.lastIndex
    return found
  }
  for (;;) {
    match(blank)
    const header = match(include)?.[1]
    if (header === undefined) return lines.join('')
    lines.push(`#include ${header}\n`)
  }
}
