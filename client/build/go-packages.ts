/** Which of Go's own packages a program in a room may use. */

/** One line of `go list`: what it is called, where its archive lies, and everything that it is made of. */
export interface Package {
  readonly name: string
  readonly archive: string
  readonly needs: readonly string[]
}

/** What `parsePackages` reads, for `go list -f`. */
export const packageFormat = '{{.ImportPath}}\t{{.Export}}\t{{join .Deps ","}}'

export function parsePackages(listed: string): Package[] {
  return listed
    .split('\n')
    .map((line) => line.split('\t'))
    .filter((columns) => columns.length === 3)
    .map(([name = '', archive = '', needs = '']) => ({
      name,
      archive,
      needs: needs.split(',').filter(Boolean),
    }))
}

/** Useless without a network, other programs or C, or of use to those alone who write tools for Go. */
const without = [
  /^net$/,
  /^(?:archive|database|debug|go|image|plugin|testing)(?:\/|$)/,
  /^os\/(?:exec|user)$/,
  /^runtime\/(?:asan|cgo|coverage|msan|pprof|race|trace)$/,
  /^(?:encoding\/gob|log\/syslog|time\/tzdata)$/,
]

const isInner = (name: string) => /(?:^|\/)(?:internal|vendor)(?:\/|$)/.test(name)

/** The packages that are offered, and all that they are made of: each with an archive, sorted by name. */
export function choosePackages(all: readonly Package[]): Package[] {
  const isLeftOut = (name: string) => without.some((pattern) => pattern.test(name))
  const offered = all.filter(
    ({ name, needs }) => !isInner(name) && !isLeftOut(name) && !needs.some(isLeftOut),
  )
  const names = new Set(offered.flatMap(({ name, needs }) => [name, ...needs]))
  return all
    .filter(({ name, archive }) => names.has(name) && archive !== '')
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
}
