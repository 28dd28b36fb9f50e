/**
 * Commits rows through the store's engine and notes each commit that returned, in the same folder, until there are
 * as many as asked for. The second argument is the durability asked of SQLite: FULL is what the server uses.
 */
import { openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { openDatabase } from '../../store/open-database.ts'
import { SqliteEngine } from '../../store/sqlite-engine.ts'
import { room, roomRecord } from '../../store/testing/records.ts'
import { provenRow } from './proven-row.ts'

const [folder = '.', synchronous = 'FULL', count = '1000', batch = '4'] = process.argv.slice(2)
const engine = new SqliteEngine(() => {
  const database = openDatabase(join(folder, 'pairboard.db'))
  database.exec(`PRAGMA synchronous = ${synchronous}`)
  return database
})
const ledger = openSync(join(folder, 'ledger'), 'w')
engine.commit([{ name: 'createRoom', argument: { room: roomRecord(), links: [], rows: [] } }])
for (let sequence = 1; sequence <= Number(count);) {
  const rows = Array.from({ length: 1 + (sequence % Number(batch)) }, (_, n) =>
    provenRow(room, sequence + n),
  )
  const [failed] = engine.commit(
    rows.map((row) => ({ name: 'append', argument: { rows: [row], bindings: [] } })),
  )
  if (failed) throw failed
  sequence += rows.length
  writeSync(ledger, `${sequence - 1}\n`)
}
// Killed rather than closed: closing would tidy up what a power cut leaves.
process.kill(process.pid, 'SIGKILL')
