/** SQL, by SQLite: each run begins with an empty database. */
import { serveDriver } from './driver.ts'
import { assemble, inclusions, leadingSpace, offsetOf } from './sql/script.ts'
import type { Script } from './sql/script.ts'
import { formatResult, mostRows } from './sql/table.ts'
import type { Cell } from './sql/table.ts'
import './wasm/bound-memory.ts'
import { importText } from './wasm/import-text.ts'
import { serveFiles } from './wasm/serve-files.ts'

/** The part of sql.js that is used here. */
interface Statement {
  step(): boolean
  get(): Cell[]
  getColumnNames(): string[]
  free(): void
}
interface Statements {
  next(): { readonly done?: boolean; readonly value: Statement }
  getRemainingSQL(): string
}
interface Database {
  exec(sql: string): unknown
  iterateStatements(sql: string): Statements
}
type Initialise = (options: {
  readonly locateFile: () => string
}) => Promise<{ readonly Database: new () => Database }>

let database: Database

serveDriver({
  async prepare(files) {
    const { initialise } = await importText<{ readonly initialise: Initialise }>(
      `let module, exports\n${files.text('sql.js')}\nexport { initSqlJs as initialise }`,
    )
    database = await serveFiles({ 'sql.wasm': files.module('sql.wasm') }, async () => {
      const { Database } = await initialise({
        locateFile: () => 'https://runtime.invalid/sql.wasm',
      })
      return new Database()
    })
    database.exec('PRAGMA foreign_keys = ON')
  },
  run({ entry, files }, io) {
    io.started()
    let script: Script
    try {
      script = assemble(files, entry, inclusions.sqlite)
    } catch (error) {
      io.err(`${error instanceof Error ? error.message : String(error)}\n`)
      return 'error'
    }
    const statements = database.iterateStatements(script.text)
    let start = 0
    let end = 0
    try {
      for (;;) {
        start = end
        const { done, value } = statements.next()
        if (done) return 'finished'
        end = script.text.length - statements.getRemainingSQL().length
        printRows(value, io.out)
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      io.err(`${placed(script, start, end, message)}: ${message}\n`)
      return 'error'
    }
  },
})

function printRows(statement: Statement, out: (text: string) => void): void {
  const rows: Cell[][] = []
  let count = 0
  while (statement.step()) {
    if (count++ < mostRows) rows.push(statement.get())
  }
  const columns = statement.getColumnNames()
  if (columns.length > 0) out(formatResult(columns, rows, count))
  statement.free()
}

/** Of the statement that begins at `start`; where it ends is unknown when it could not even be read. */
function placed(script: Script, start: number, end: number, message: string): string {
  const from = start + leadingSpace(script.text.slice(start))
  const statement = script.text.slice(from, end > start ? end : undefined)
  const offset = offsetOf(message, statement)
  const { file, line, column } = script.placeOf(from + (offset ?? 0))
  return offset === undefined ? `${file}:${line}` : `${file}:${line}:${column}`
}
