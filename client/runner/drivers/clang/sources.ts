/** Which of the room's files make the program: C and C++ have no word for it, a makefile would. */

export interface Source {
  readonly name: string
  readonly text: string
}

const implementation = /\.(?:c|cc|cpp|cxx)$/
const cpp = /\.(?:cc|cpp|cxx)$/

export const isCpp = (name: string) => cpp.test(name)

/** The entry, and for each header that it includes, however indirectly, the source beside that header. */
export function sourcesOf(entry: string, files: readonly Source[]): string[] {
  const texts = new Map(files.map(({ name, text }) => [name, text]))
  const sources = new Set([entry])
  const seen = new Set<string>()
  const follow = (name: string) => {
    if (seen.has(name)) return
    seen.add(name)
    for (const included of includesOf(name, texts.get(name) ?? '')) {
      if (!texts.has(included)) continue
      // A source that somebody includes is compiled there.
      follow(included)
      if (implementation.test(included)) continue
      const stem = included.replace(/\.[^./]*$/, '')
      for (const other of texts.keys()) {
        if (!implementation.test(other) || other.replace(implementation, '') !== stem) continue
        sources.add(other)
        follow(other)
      }
    }
  }
  follow(entry)
  return [...sources]
}

/** Of what is quoted, as paths from the root. */
function includesOf(name: string, text: string): string[] {
  const folder = name.slice(0, name.lastIndexOf('/') + 1)
  return [...text.matchAll(/^[ \t]*#[ \t]*include[ \t]*"([^"\n]+)"/gm)].map(([, path = '']) =>
    joined(folder + path),
  )
}

function joined(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
