/** `console` for a program: Node's words on the two output streams. */
import { formatValue } from './format-value.ts'

interface Streams {
  readonly out: (text: string) => void
  readonly err: (text: string) => void
}

export function openConsole({ out, err }: Streams, now: () => number) {
  let indent = ''
  const counts = new Map<string, number>()
  const timers = new Map<string, number>()
  const print = (write: (text: string) => void, values: readonly unknown[]) =>
    write(`${indent}${formatMessage(values).replaceAll('\n', `\n${indent}`)}\n`)
  const log = (...values: unknown[]) => print(out, values)
  const error = (...values: unknown[]) => print(err, values)
  const elapsed = (label: string) => {
    const sinceMs = timers.get(label)
    return sinceMs === undefined ? undefined : `${label}: ${(now() - sinceMs).toFixed(3)} ms`
  }
  return {
    log,
    info: log,
    debug: log,
    error,
    warn: error,
    trace: (...values: unknown[]) => error('Trace:', ...values),
    dir: (value: unknown) => log(value),
    assert: (condition: unknown, ...values: unknown[]) => {
      if (!condition)
        error(...(values.length > 0 ? ['Assertion failed:', ...values] : ['Assertion failed']))
    },
    table: (rows: unknown) => log(formatTable(rows)),
    group: (...values: unknown[]) => {
      if (values.length > 0) log(...values)
      indent += '  '
    },
    groupCollapsed: (...values: unknown[]) => {
      if (values.length > 0) log(...values)
      indent += '  '
    },
    groupEnd: () => {
      indent = indent.slice(2)
    },
    count: (label = 'default') => {
      counts.set(label, (counts.get(label) ?? 0) + 1)
      log(`${label}: ${counts.get(label)}`)
    },
    countReset: (label = 'default') => void counts.delete(label),
    time: (label = 'default') => void timers.set(label, now()),
    timeLog: (label = 'default', ...values: unknown[]) => log(elapsed(label) ?? '', ...values),
    timeEnd: (label = 'default') => {
      log(elapsed(label) ?? `There is no timer ${label}`)
      timers.delete(label)
    },
    clear: () => {},
  }
}

/** `%s`, `%d`, `%i`, `%f`, `%j`, `%o`, `%O` and `%c` in a first text; whatever is left follows with spaces between. */
export function formatMessage(values: readonly unknown[]): string {
  const [first, ...rest] = values
  if (typeof first !== 'string' || rest.length === 0)
    return values.map((value) => formatValue(value)).join(' ')
  let used = 0
  const text = first.replaceAll(/%[sdifjoOc%]/g, (mark) => {
    if (mark === '%%') return '%'
    if (used >= rest.length) return mark
    return substitute(mark, rest[used++])
  })
  return [text, ...rest.slice(used).map((value) => formatValue(value))].join(' ')
}

function substitute(mark: string, value: unknown): string {
  switch (mark) {
    case '%s':
      return formatValue(value)
    case '%d':
      return typeof value === 'bigint' ? `${value}n` : String(Number(value))
    case '%i':
      return String(Number.parseInt(String(value), 10))
    case '%f':
      return String(Number.parseFloat(String(value)))
    case '%j':
      return JSON.stringify(value) ?? 'undefined'
    case '%c':
      return ''
    default:
      return formatValue(value, [{}])
  }
}

/** A list of objects or lists as rows and columns; anything else as it is. */
function formatTable(rows: unknown): string {
  if (typeof rows !== 'object' || rows === null) return formatValue(rows)
  const columns: string[] = []
  const lines = Object.entries(rows).map(([index, row]: [string, unknown]) => {
    const cells =
      typeof row === 'object' && row !== null ? Object.entries(row) : [['value', row] as const]
    for (const [name] of cells) if (!columns.includes(name)) columns.push(name)
    return { index, cells: new Map(cells.map(([name, value]) => [name, formatValue(value, [{}])])) }
  })
  const table = [
    ['', ...columns],
    ...lines.map(({ index, cells }) => [index, ...columns.map((name) => cells.get(name) ?? '')]),
  ]
  const widths = ['', ...columns].map((_, at) =>
    Math.max(...table.map((cells) => cells[at]?.length ?? 0)),
  )
  const draw = (cells: readonly string[]) =>
    cells
      .map((cell, at) => cell.padEnd(widths[at] ?? 0))
      .join(' │ ')
      .trimEnd()
  const [head = [], ...body] = table
  return [draw(head), widths.map((width) => '─'.repeat(width)).join('─┼─'), ...body.map(draw)].join(
    '\n',
  )
}
