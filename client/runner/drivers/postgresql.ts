/** SQL, by PostgreSQL: each run begins with an empty database. */
import { serveDriver } from './driver.ts'
import type { Io } from './driver.ts'
import { assemble, inclusions, splitStatements } from './sql/script.ts'
import type { Script } from './sql/script.ts'
import { formatResult, mostRows } from './sql/table.ts'
import './wasm/bound-memory.ts'
import { importText } from './wasm/import-text.ts'
import { serveFiles } from './wasm/serve-files.ts'

/** The part of PGlite that is used here. */
interface Database {
  execProtocolRawStream(
    request: Uint8Array,
    options: { readonly onRawData: (bytes: Uint8Array) => void },
  ): Promise<void>
}
interface Package {
  readonly PGlite: {
    create(options: {
      readonly pgliteWasmModule: WebAssembly.Module
      readonly fsBundle: Blob
      readonly loadDataDir: Blob
    }): Promise<Database>
  }
  readonly protocol: {
    readonly Parser: new () => {
      parse(bytes: Uint8Array, on: (message: Message) => void): void
    }
    readonly serialize: { query(text: string): Uint8Array }
  }
}

/** What PostgreSQL answers, as far as a person is told of it. */
type Message =
  | {
      readonly name: 'rowDescription'
      readonly fields: readonly { readonly name: string; readonly dataTypeID: number }[]
    }
  | { readonly name: 'dataRow'; readonly fields: readonly (string | null)[] }
  | { readonly name: 'commandComplete' }
  | { readonly name: 'copyData'; readonly chunk: Uint8Array }
  | ({ readonly name: 'error' | 'notice' } & Report)

interface Report {
  readonly severity?: string
  readonly code?: string
  readonly message?: string
  readonly detail?: string
  readonly hint?: string
  /** What was being called. */
  readonly where?: string
  /** In characters of the statement, from 1. */
  readonly position?: string
}

/** int8, int2, int4, oid, float4, float8, money, numeric: these stand to the right. */
const numbers: ReadonlySet<number> = new Set([20, 21, 23, 26, 700, 701, 790, 1700])

let database: Database
let protocol: Package['protocol']

serveDriver({
  async prepare(files) {
    const { loaded } = await importText<{ readonly loaded: Package }>(
      `const module = { exports: {} }, exports = module.exports, __filename = '/pglite.cjs'
const require = () => ({})
${files.text('pglite.cjs')}
export const loaded = module.exports`,
    )
    ;({ protocol } = loaded)
    // It begins to download what it has been given, too, and never looks at the answer.
    database = await serveFiles({}, () =>
      loaded.PGlite.create({
        pgliteWasmModule: files.module('pglite.wasm'),
        fsBundle: new Blob([files.bytes('pglite.data')]),
        // Making a database takes seconds; our build has made one.
        loadDataDir: new Blob([files.bytes('empty-database.tar.gz')], { type: 'application/gzip' }),
      }),
    )
    await database.execProtocolRawStream(protocol.serialize.query('SELECT 1'), { onRawData() {} })
  },
  async run({ entry, files }, io) {
    io.started()
    let script: Script
    try {
      script = assemble(files, entry, inclusions.psql)
    } catch (error) {
      io.err(`${error instanceof Error ? error.message : String(error)}\n`)
      return 'error'
    }
    for (const { start, end } of splitStatements(script.text)) {
      const statement = script.text.slice(start, end)
      // oxlint-disable-next-line no-await-in-loop -- One statement sees what the one before has done.
      const failure = await execute(statement, io)
      if (failure) {
        const { file, line, column } = script.placeOf(start + offsetIn(statement, failure))
        const place = failure.position === undefined ? `${line}` : `${line}:${column}`
        io.err(`${file}:${place}: ${told(failure)}`)
        return 'error'
      }
    }
    return 'finished'
  },
})

/** Prints what a statement gives, row by row as it comes; resolves with what stopped it. */
async function execute(statement: string, io: Io): Promise<Report | undefined> {
  let columns: Extract<Message, { name: 'rowDescription' }>['fields'] = []
  let rows: (readonly (string | null)[])[] = []
  let count = 0
  let failure: Report | undefined
  const parser = new protocol.Parser()
  const on = (message: Message) => {
    if (message.name === 'rowDescription') columns = message.fields
    else if (message.name === 'dataRow') {
      if (count++ < mostRows) rows.push(message.fields)
    } else if (message.name === 'commandComplete') {
      if (columns.length > 0) {
        const names = columns.map(({ name }) => name)
        const isNumber = columns.map(({ dataTypeID }) => numbers.has(dataTypeID))
        io.out(formatResult(names, rows, count, (_, column) => isNumber[column] ?? false))
      }
      columns = []
      rows = []
      count = 0
    } else if (message.name === 'copyData') io.outBytes(message.chunk)
    else if (message.name === 'notice') io.err(told(message))
    else if (message.name === 'error') failure ??= message
  }
  try {
    await database.execProtocolRawStream(protocol.serialize.query(statement), {
      // It goes on to write over these bytes, of which the parser may keep some.
      onRawData: (bytes) => parser.parse(bytes.slice(), on),
    })
  } catch (error) {
    failure ??= { message: error instanceof Error ? error.message : String(error) }
  }
  return failure
}

/** Its positions count characters, ours count what a string is made of. */
const offsetIn = (statement: string, { position = '1' }: Report) =>
  Array.from(statement)
    .slice(0, Number(position) - 1)
    .join('').length

function told({ severity = 'FATAL', code, message = '', detail, hint, where }: Report): string {
  const state = code === undefined || code === '00000' ? '' : ` ${code}`
  return [
    `${severity}${state}: ${message}`,
    ...(detail === undefined ? [] : [`DETAIL: ${detail}`]),
    ...(hint === undefined ? [] : [`HINT: ${hint}`]),
    // A notice's is the line that raised it, which nobody misses.
    ...(where === undefined || severity === 'NOTICE' ? [] : [`CONTEXT: ${where}`]),
    '',
  ].join('\n')
}
