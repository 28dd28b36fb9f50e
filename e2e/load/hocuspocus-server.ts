/** Hocuspocus with its defaults: in memory, or with KEEP_IN in SQLite, as its own extension for that does it. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { Server } from '@hocuspocus/server'
import * as Y from 'yjs'

/** A row a document, replaced whenever the server thinks it is time (two seconds after the last edit). */
function hooksFor(folder: string) {
  mkdirSync(folder, { recursive: true })
  const database = new DatabaseSync(join(folder, 'hocuspocus.db'))
  database.exec('CREATE TABLE IF NOT EXISTS documents (name TEXT NOT NULL UNIQUE, data BLOB)')
  const read = database.prepare('SELECT data FROM documents WHERE name = ?')
  const write = database.prepare(
    'INSERT INTO documents VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET data = excluded.data',
  )
  return {
    async onLoadDocument({ documentName, document }: { documentName: string; document: Y.Doc }) {
      const data = read.get(documentName)?.['data']
      if (data instanceof Uint8Array) Y.applyUpdate(document, data)
    },
    async onStoreDocument({ documentName, document }: { documentName: string; document: Y.Doc }) {
      write.run(documentName, Y.encodeStateAsUpdate(document))
    },
  }
}

const folder = process.env['KEEP_IN']
const server = new Server({
  address: '127.0.0.1',
  port: Number(process.env['PORT'] ?? 0),
  quiet: true,
  ...(folder === undefined ? {} : hooksFor(folder)),
})
await server.listen()
process.stdout.write(`http://127.0.0.1:${server.address.port}\n`)
