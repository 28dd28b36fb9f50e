/** The store's own thread, so that a slow disk never holds up a keystroke of another room. */
import { parentPort, workerData } from 'node:worker_threads'
import { lockDatabase, openDatabase } from './open-database.ts'
import { openSettler } from './settler.ts'
import { SqliteEngine } from './sqlite-engine.ts'
import { asStorageError } from './sqlite-errors.ts'
import type { Failure, Reply, Request } from './sqlite-requests.ts'
import type { StorageError } from './storage-error.ts'

const port = parentPort
if (!port) throw new Error('sqlite-worker.ts runs in a worker thread only')
const { file } = workerData as { readonly file: string }

const failureOf = ({ reason, message }: StorageError): Failure => ({ reason, message })

function answer(id: number, act: () => unknown): void {
  let reply: Reply
  try {
    reply = { id, value: act() }
  } catch (error) {
    reply = { id, failure: failureOf(asStorageError(error)) }
  }
  port?.postMessage(reply)
}

// Opening is answered as request 0.
answer(0, () => {
  const lock = lockDatabase(file)
  const engine = openEngine(() => lock.close())
  const settler = openSettler(engine)
  settler.finish()
  port.on('message', (request: Request) => {
    answer(request.id, () => {
      switch (request.kind) {
        case 'commit':
          settler.look()
          return engine.commit(request.writes).map((failed) => failed && failureOf(failed))
        case 'read':
          return engine.read(request.read.name, request.read.parameters)
        case 'deleteRoom':
          return engine.deleteRoom(request.room)
        case 'check':
          return engine.check()
        case 'close':
          settler.finish()
          engine.close()
          return lock.close()
        default:
          return request satisfies never
      }
    })
    if (request.kind === 'close') port.close()
  })
})

function openEngine(onFailure: () => void): SqliteEngine {
  try {
    return new SqliteEngine(() => openDatabase(file))
  } catch (error) {
    onFailure()
    throw error
  }
}
