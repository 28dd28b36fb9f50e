/** The outbox in IndexedDB. Where that fails (private windows, a full disk) the room goes on without it. */
import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase } from 'idb'
import { mergeChanges } from './outbox.ts'
import type { Changes, Outboxes } from './outbox.ts'

/** Nobody comes back to an interview after this; what is older is somebody's forgotten work. */
const keptForMs = 30 * 24 * 3_600_000

interface Waiting extends Changes {
  readonly place: string
  /** The page that wrote it: several tabs keep theirs apart. */
  readonly page: string
  /** 0 for what was adopted. */
  readonly version: number
  readonly keptAtMs: number
}

interface Schema extends DBSchema {
  waiting: { key: [string, string, number]; value: Waiting; indexes: { keptAtMs: number } }
}

async function openDatabase(): Promise<IDBPDatabase<Schema>> {
  const database = await openDB<Schema>('pairboard-outbox', 1, {
    upgrade(opened) {
      const waiting = opened.createObjectStore('waiting', { keyPath: ['place', 'page', 'version'] })
      waiting.createIndex('keptAtMs', 'keptAtMs')
    },
    // A later version of this page must not wait for this tab to be closed.
    blocking: () => database.close(),
  })
  const old = IDBKeyRange.upperBound(Date.now() - keptForMs)
  const { store, done } = database.transaction('waiting', 'readwrite')
  for (const key of await store.index('keptAtMs').getAllKeys(old)) void store.delete(key)
  await done
  return database
}

export function indexedOutboxes(): Outboxes {
  let opened: Promise<IDBPDatabase<Schema>> | undefined
  return {
    open(place) {
      const page = crypto.randomUUID()
      const ofPlace = () => IDBKeyRange.bound([place, '', 0], [place, '\uffff', Infinity])
      const upTo = (version: number) => IDBKeyRange.bound([place, page, 0], [place, page, version])
      const entry = (version: number, changes: Changes): Waiting => {
        return { place, page, version, ...changes, keptAtMs: Date.now() }
      }

      /** Calls take effect in their order: transactions on one store run in the order in which they were made. */
      async function attempt<T>(act: (database: IDBPDatabase<Schema>) => Promise<T>) {
        try {
          return await act(await (opened ??= openDatabase()))
        } catch {
          // The document itself still holds the change, and leaving the page still warns.
          return undefined
        }
      }

      return {
        adopt: () =>
          attempt(async (database) => {
            const transaction = database.transaction('waiting', 'readwrite')
            const left = await transaction.store.getAll(ofPlace())
            const merged = mergeChanges(left)
            if (!merged) return undefined
            await transaction.store.delete(ofPlace())
            await transaction.store.put(entry(0, merged))
            await transaction.done
            return merged
          }),
        keep: async (version, update) => {
          const change = entry(version, { update, count: 1 })
          return (await attempt((database) => database.put('waiting', change))) !== undefined
        },
        forget: (version) => void attempt((database) => database.delete('waiting', upTo(version))),
        clear: () => void attempt((database) => database.delete('waiting', upTo(Infinity))),
      }
    },
  }
}
