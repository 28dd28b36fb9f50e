import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { openSqliteStore } from './sqlite-store.ts'
import { testStore } from './store-contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'pairboard-store-'))
afterAll(() => rmSync(folder, { recursive: true }))

let files = 0
testStore('the SQLite store', () => openSqliteStore({ file: join(folder, `${++files}.db`) }))
