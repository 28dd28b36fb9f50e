/** Appends to the file given as argument and says each sequence once it is acknowledged, until it is killed. */
import { writeSync } from 'node:fs'
import { openSqliteStore } from '../sqlite-store.ts'
import { logRow, room, roomRecord } from './records.ts'

const [file = ''] = process.argv.slice(2)
const store = await openSqliteStore({ file })
if (!(await store.readRoom(room))) await store.createRoom(roomRecord(), [], [])
let sequence = (await store.readLog(room, 0)).length

async function appendForEver() {
  for (;;) {
    const row = logRow(++sequence)
    await store.append({ rows: [row], bindings: [] })
    // Synchronous, so that nothing is said later than it seems.
    writeSync(1, `${row.sequence}\n`)
  }
}
await Promise.all(Array.from({ length: 20 }, appendForEver))
