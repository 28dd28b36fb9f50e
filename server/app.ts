/** Chooses the store, wires the parts, and returns what starts and stops them. */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Logger } from 'pino'
import { closeCode } from '#shared/protocol.ts'
import { openAddressBuckets } from './access/token-bucket.ts'
import { openVisitors } from './access/visitors.ts'
import { openLibrary } from './exercises/library.ts'
import type { ExerciseLibrary, LibraryError } from './exercises/library.ts'
import { openTeamLibrary } from './exercises/team-library.ts'
import { createHttpApp } from './http/http-app.ts'
import { openLogger } from './logger.ts'
import { openMetrics } from './metrics.ts'
import { keepHouse } from './housekeeping.ts'
import { openLiveRooms } from './rooms/open-live-rooms.ts'
import { storeFileOf } from './settings.ts'
import type { Settings } from './settings.ts'
import { explainStart } from './explain-start.ts'
import { openCompressedFiles } from './runtimes/compressed-files.ts'
import { openRuntimes } from './runtimes/runtimes.ts'
import { openSqliteStore } from './store/sqlite-store.ts'
import { StorageError } from './store/storage-error.ts'
import type { Store } from './store/store.ts'
import { openSyncServer } from './sync/sync-server.ts'

/** Mistyped and forgotten keys are few; guessing 256 bits at this rate outlasts the sun. */
const wrongKeyRates = { burst: 60, perSecond: 1 }

/** Checks and savings of what somebody writes for the library: one a second for a quick typist, and room to spare. */
const editRates = { burst: 120, perSecond: 4 }

/** Whoever sends a header or a body byte by byte is cut off before they tie anything up. */
const patience = {
  headersTimeout: 10_000,
  requestTimeout: 60_000,
  keepAliveTimeout: 15_000,
  /** Node looks only every half a minute by itself. */
  connectionsCheckingInterval: 2_000,
}

export interface App {
  /** Resolves once connections are accepted. */
  listen(): Promise<void>
  /** Where a browser on this machine finds it; known after `listen`. */
  url(): string
  /** Stops accepting, makes everything durable and acknowledges it, says goodbye, closes the store. */
  close(): Promise<void>
}

/** What a test may bring along in place of the real thing. */
export interface AppParts {
  readonly store?: Store
  readonly library?: ExerciseLibrary
  readonly logger?: Logger
  readonly nowMs?: () => number
  readonly purgeEveryMs?: number
  /** How long a room stays open after its last socket. */
  readonly idleAfterMs?: number
  /** In milliseconds, by Node's names. */
  readonly patience?: Partial<typeof patience>
  /** Called when reading, writing or fsync failed: what the disk holds is uncertain, and the process should end. */
  readonly onBrokenDisk?: (error: StorageError) => void
}

export async function createApp(settings: Settings, parts: AppParts = {}): Promise<App> {
  const {
    nowMs = Date.now,
    logger = openLogger(settings.logLevel),
    purgeEveryMs,
    onBrokenDisk,
  } = parts
  const { trustedProxies, retentionDays, roomsPerMinute } = settings
  const explain = (error: unknown) => explainStart(error, settings)
  const sayFaulty = ({ message }: LibraryError) =>
    logger.warn(`faulty exercises are left out, or stay as they were before:\n${message}`)
  const folders =
    parts.library ??
    (await openLibrary({
      folders: settings.exerciseFolders,
      watch: settings.watchExercises,
      onReload: () => logger.info('the exercises were read again'),
      onProblems: sayFaulty,
      tryOut: true,
    }).catch(explain))
  const runtimes = await openRuntimes({
    packages: settings.packagesFolder,
    made: settings.madeFolder,
    packs: settings.runtimesFolder,
  })
  const compressedFiles = openCompressedFiles(settings.compressedFolder, (error) =>
    logger.warn({ error }, 'a runtime could not be compressed: it is served as it is'),
  )
  const file = storeFileOf(settings)
  const metrics = openMetrics({ rooms: () => rooms.count(), connections: () => sync.count() })
  const store = metrics.timeCommits(parts.store ?? (await openSqliteStore({ file }).catch(explain)))
  const library = await openTeamLibrary({ folders, store, nowMs, onProblems: sayFaulty })
  const rooms = openLiveRooms({
    store,
    nowMs,
    ...(parts.idleAfterMs === undefined ? {} : { idleAfterMs: parts.idleAfterMs }),
    onDamage: (room, problem) => logger.error({ room, problem }, 'a room is damaged: read-only'),
    onStorageFailure(room, error) {
      logger.error({ room, error }, 'a room could not be stored')
      if (error instanceof StorageError && error.reason === 'io') onBrokenDisk?.(error)
    },
  })
  const visitors = openVisitors(store)
  const wrongKeys = openAddressBuckets(wrongKeyRates, nowMs)
  const newRooms = openAddressBuckets(
    { burst: roomsPerMinute, perSecond: roomsPerMinute / 60 },
    nowMs,
  )
  const edits = openAddressBuckets(editRates, nowMs)
  const common = { store, rooms, visitors, wrongKeys, trustedProxies, metrics, logger, nowMs }
  const { origins, socketsPerAddress, clientFolder, tldrawLicenceKey, metricsFor, teamKey } =
    settings
  const sync = openSyncServer({ ...common, origins, socketsPerAddress })
  const http = createServer(
    { ...patience, ...parts.patience },
    createHttpApp({
      ...common,
      library,
      runtimes,
      compressedFiles,
      origins,
      retentionDays,
      newRooms,
      edits,
      clientFolder,
      tldrawLicenceKey,
      metricsFor,
      teamKey,
    }),
  )
  sync.attach(http)
  const stopHousekeeping = keepHouse({ store, rooms, logger, nowMs, everyMs: purgeEveryMs })

  return {
    listen: () => listen(http, settings).catch(explain),
    url: () => urlOf(http, settings),
    async close() {
      sync.stop()
      stopHousekeeping()
      const stopped = new Promise<void>((resolve) => http.close(() => resolve()))
      await rooms.close(closeCode.restarting)
      await sync.close()
      http.closeAllConnections()
      await stopped
      library.close()
      metrics.close()
      await store.close()
    },
  }
}

function listen(http: Server, { host, port }: Settings): Promise<void> {
  return new Promise((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve()
    })
  })
}

function urlOf(http: Server, { host, origins }: Settings): string {
  const [origin] = origins ?? []
  if (origin !== undefined) return origin
  const { port } = http.address() as AddressInfo
  const onThisMachine = ['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost'].includes(host)
  const name = onThisMachine ? 'localhost' : host.includes(':') ? `[${host}]` : host
  return `http://${name}:${port}`
}
