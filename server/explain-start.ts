/** Turns what can go wrong at start into words for the person who starts the server. */
import { LibraryError } from './exercises/library.ts'
import type { Settings } from './settings.ts'
import { StartupProblem } from './startup-problem.ts'
import { StorageError } from './store/storage-error.ts'
import type { StorageReason } from './store/storage-error.ts'

/** Throws a StartupProblem for each known cause, and anything else as it is: that is a fault of ours. */
export function explainStart(
  error: unknown,
  { host, port, dataFolder }: Pick<Settings, 'host' | 'port' | 'dataFolder'>,
): never {
  if (error instanceof LibraryError) {
    throw new StartupProblem(`The exercises cannot be used:\n${error.message}`)
  }
  if (error instanceof StorageError) {
    const remedy = storageRemedies[error.reason]
    throw new StartupProblem(
      [error.message, remedy && `${remedy} The data folder is ${dataFolder} (DATA_DIR).`]
        .filter(Boolean)
        .join('\n'),
    )
  }
  const socket = socketProblem(codeOf(error), host, port)
  throw socket === undefined ? error : new StartupProblem(socket)
}

/** For the reasons whose message does not say by itself what to do. */
const storageRemedies: Partial<Record<StorageReason, string>> = {
  'disk-full': 'The disk is full: make room.',
  io: 'The disk does not read or write: check it before anything else.',
  corrupt: 'The database is damaged: restore it from a backup, or choose an empty folder.',
  locked: 'One server uses a folder at a time.',
  unwritable: 'It must be writable.',
}

function socketProblem(code: string, host: string, port: number): string | undefined {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use. Stop what listens there, or set PORT to another one (0 takes any free port).`
  }
  if (code === 'EACCES') {
    return `Port ${port} on ${host} needs more rights than this user has. Set PORT to one above 1023.`
  }
  if (['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'].includes(code)) {
    return `This machine has no address ${host}. Set HOST to one of its own: 127.0.0.1 for itself, 0.0.0.0 for everybody.`
  }
  return undefined
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
