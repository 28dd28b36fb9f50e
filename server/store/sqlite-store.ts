/** The store that lasts: SQLite in a thread of its own. This half gathers writes and hands them over. */
import { setTimeout as pause } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { prepareFolder } from './open-database.ts'
import { StorageError } from './storage-error.ts'
import type { Failure, Read, ReadName, Reads, Reply, Request, Write } from './sqlite-requests.ts'
import type { Store } from './store.ts'

/** For so many writes that came together the next ones wait a millisecond. */
const writesPerMs = 10
const longestWaitMs = 10

interface Waiting {
  readonly write: Write
  readonly resolve: () => void
  readonly reject: (error: StorageError) => void
}

/** Throws a StorageError whose message says what to do: another server has the file, the folder is not writable. */
export async function openSqliteStore({ file }: { readonly file: string }): Promise<Store> {
  prepareFolder(file)
  const thread = new StoreThread(file)
  await thread.opened
  return storeOn(thread)
}

type Unnumbered<R> = R extends unknown ? Omit<R, 'id'> : never

class StoreThread {
  readonly opened: Promise<unknown>
  readonly #worker: Worker
  readonly #asked = new Map<
    number,
    { resolve: (value: unknown) => void; reject: (error: StorageError) => void }
  >()
  #lastId = 0
  #stopped: StorageError | undefined
  #gathered: Waiting[] = []
  #committing = false

  constructor(file: string) {
    // Flags that a test runner gives its own process mean nothing to the thread.
    this.#worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), {
      workerData: { file },
      execArgv: [],
    })
    this.opened = this.#expectReply(0)
    this.opened.catch(() => this.#worker.terminate())
    this.#worker.on('message', (reply: Reply) => this.#settle(reply))
    this.#worker.on('error', (error) => this.#stop(new StorageError('io', String(error))))
    this.#worker.on('exit', () =>
      this.#stop(new StorageError('closed', 'The store’s thread has ended.')),
    )
  }

  ask(request: Unnumbered<Request>): Promise<unknown> {
    if (this.#stopped) return Promise.reject(this.#stopped)
    const id = ++this.#lastId
    const reply = this.#expectReply(id)
    this.#worker.postMessage({ ...request, id }, [])
    return reply
  }

  /**
   * A pipeline of one: while a commit runs, writes are gathered; when it returns, all of them, of all rooms, go
   * into the next. An idle store commits at once. The busier it is, the longer it waits for more company, since
   * handing over and fsync cost the same for one as for a hundred, and are taken from everybody's keystrokes.
   */
  write(write: Write): Promise<void> {
    if (this.#stopped) return Promise.reject(this.#stopped)
    return new Promise((resolve, reject) => {
      this.#gathered.push({ write, resolve, reject })
      if (!this.#committing) void this.#commitGathered()
    })
  }

  async close(): Promise<void> {
    if (this.#stopped) return
    const reply = this.ask({ kind: 'close' })
    this.#stopped = new StorageError('closed', 'The store is closed.')
    await reply
  }

  async #commitGathered() {
    this.#committing = true
    let waitMs = 0
    while (this.#gathered.length > 0) {
      if (waitMs >= 1) await pause(waitMs)
      const batch = this.#gathered
      this.#gathered = []
      waitMs = Math.min(longestWaitMs, batch.length / writesPerMs)
      try {
        const writes = batch.map(({ write }) => write)
        const outcomes = (await this.ask({ kind: 'commit', writes })) as (Failure | undefined)[]
        for (const [index, { resolve, reject }] of batch.entries()) {
          const failure = outcomes[index]
          if (failure) reject(errorOf(failure))
          else resolve()
        }
      } catch (error) {
        for (const { reject } of batch) reject(error as StorageError)
      }
    }
    this.#committing = false
  }

  #expectReply(id: number): Promise<unknown> {
    return new Promise((resolve, reject) => this.#asked.set(id, { resolve, reject }))
  }

  #settle(reply: Reply) {
    const asked = this.#asked.get(reply.id)
    this.#asked.delete(reply.id)
    if ('failure' in reply) asked?.reject(errorOf(reply.failure))
    else asked?.resolve(reply.value)
  }

  #stop(error: StorageError) {
    this.#stopped ??= error
    for (const { reject } of this.#asked.values()) reject(error)
    this.#asked.clear()
  }
}

const errorOf = ({ reason, message }: Failure) => new StorageError(reason, message)

function storeOn(thread: StoreThread): Store {
  const read = async <K extends ReadName>(name: K, ...parameters: Parameters<Reads[K]>) => {
    const question: Read<K> = { name, parameters }
    return (await thread.ask({ kind: 'read', read: question })) as ReturnType<Reads[K]>
  }
  return {
    createRoom: (room, links, rows) =>
      thread.write({ name: 'createRoom', argument: { room, links, rows } }),
    prepareAnew: (room, prepared) =>
      thread.write({ name: 'prepareAnew', argument: { room, prepared } }),
    changeSettings: (room, settings) =>
      thread.write({ name: 'changeSettings', argument: { room, settings } }),
    readRoom: (room) => read('readRoom', room),
    readLink: (selector) => read('readLink', selector),
    readLinks: (room) => read('readLinks', room),
    replaceLink: (room, role, replacement, nowMs, stays) =>
      thread.write({ name: 'replaceLink', argument: { room, role, replacement, nowMs, stays } }),
    addParticipant: (participant) =>
      thread.write({ name: 'addParticipant', argument: participant }),
    readParticipant: (selector) => read('readParticipant', selector),
    readParticipants: (room) => read('readParticipants', room),
    append: (entry) => thread.write({ name: 'append', argument: entry }),
    readLog: (room, afterSequence, most) => read('readLog', room, afterSequence, most),
    readBindings: (room) => read('readBindings', room),
    readCheckpoint: (room) => read('readCheckpoint', room),
    writeCheckpoint: (checkpoint) =>
      thread.write({ name: 'writeCheckpoint', argument: checkpoint }),
    roomsToArchive: (endedBeforeMs) => read('roomsToArchive', endedBeforeMs),
    archiveLog: (room) => thread.write({ name: 'archiveLog', argument: { room } }),
    addImage: (room, image) => thread.write({ name: 'addImage', argument: { room, image } }),
    readImage: (room, asset) => read('readImage', room, asset),
    countImages: (room) => read('countImages', room),
    roomsToDelete: (nowMs) => read('roomsToDelete', nowMs),
    deleteRoom: async (room) => void (await thread.ask({ kind: 'deleteRoom', room })),
    addEntryVersion: (entry) => thread.write({ name: 'addEntryVersion', argument: entry }),
    readEntries: () => read('readEntries'),
    readOfferedEntries: () => read('readOfferedEntries'),
    readEntryVersions: (name) => read('readEntryVersions', name),
    readEntryVersion: (name, version) => read('readEntryVersion', name, version),
    deleteEntry: (name) => thread.write({ name: 'deleteEntry', argument: name }),
    check: async () => void (await thread.ask({ kind: 'check' })),
    close: () => thread.close(),
  }
}
