/** Where in a script's files each of its lines came from. */

export interface Script {
  /** All of it, inclusions in their places. */
  readonly text: string
  /** The file and line of an offset into `text`; lines and columns from 1. */
  readonly placeOf: (offset: number) => {
    readonly file: string
    readonly line: number
    readonly column: number
  }
}

interface NamedText {
  readonly name: string
  readonly text: string
}

/** On a line of its own it stands for the file that it names, as in each database's own shell. */
export const inclusions = {
  /** `.read schema.sql` */
  sqlite: /^\.read\s+"?([^"\s]+)"?\s*$/,
  /** `\i schema.sql`, or relative to the file that it stands in, which is the same for files side by side. */
  psql: /^\\ir?\s+'?([^'\s]+)'?\s*$/,
}

/** Throws an Error that says where, when an included file is missing or includes itself. */
export function assemble(files: readonly NamedText[], entry: string, inclusion: RegExp): Script {
  const lines: { readonly file: string; readonly line: number; readonly start: number }[] = []
  let text = ''
  const add = (name: string, above: readonly string[], from: string) => {
    const file = files.find((one) => one.name === name)
    if (!file) throw new Error(`${from}: there is no file ${name}`)
    if (above.includes(name)) throw new Error(`${from}: ${name} reads itself`)
    file.text.split('\n').forEach((words, index) => {
      const read = inclusion.exec(words)?.[1]
      if (read !== undefined) return add(read, [...above, name], `${name}:${index + 1}`)
      lines.push({ file: name, line: index + 1, start: text.length })
      text += `${words}\n`
    })
  }
  add(entry, [], entry)
  return {
    text,
    placeOf(offset) {
      const line = lines.findLast(({ start }) => start <= offset)
      return line
        ? { file: line.file, line: line.line, column: offset - line.start + 1 }
        : { file: entry, line: 1, column: 1 }
    },
  }
}

/** How many characters of space and comments a text begins with. */
export function leadingSpace(text: string): number {
  return /^(?:\s|--[^\n]*(?:\n|$)|\/\*[^]*?\*\/)*/.exec(text)?.[0].length ?? 0
}

/** What may hold a semicolon that ends nothing, or is one that does; whatever has no end reaches to the script's. */
const postgresToken =
  /\bE'(?:[^'\\]|\\[^]|'')*(?:'|$)|'[^']*(?:'|$)|"[^"]*(?:"|$)|--[^\n]*|\/\*[^]*?(?:\*\/|$)|(?<![\w$])\$(?<tag>[A-Za-z_]*\w*)\$[^]*?(?:\$\k<tag>\$|$)|\bBEGIN\s+ATOMIC\b[^]*?(?:\bEND\s*(?=;|$)|$)|;/gi

/** PostgreSQL's statements, each from its first word to its end: an error must not undo, or forestall, those before. */
export function splitStatements(text: string): { readonly start: number; readonly end: number }[] {
  const ends = [...text.matchAll(postgresToken)]
    .filter(([token]) => token === ';')
    .map(({ index }) => index + 1)
  return [0, ...ends]
    .map((from, index) => ({
      start: from + leadingSpace(text.slice(from)),
      end: ends[index] ?? text.length,
    }))
    .filter(({ start, end }) => start < end)
}

/**
 * Where in its statement an error lies, as far as its words tell: SQLite quotes what it stumbled upon. Undefined when
 * that stands nowhere or in several places.
 */
export function offsetOf(message: string, statement: string): number | undefined {
  const quoted =
    /near "(.+)": syntax error/s.exec(message)?.[1] ??
    /no such (?:column|table|function): (\S+)/.exec(message)?.[1]
  if (quoted === undefined) return undefined
  const escaped = quoted.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
  const found = [
    ...statement.matchAll(new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'gu')),
  ]
  return found.length === 1 ? found[0]?.index : undefined
}
