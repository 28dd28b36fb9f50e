/** A file system in memory, in the calls of Node's by which a Go program in a browser reaches its files. */

export interface Streams {
  /** Standard input: at most so many bytes, or none when it has ended. A program waits for a promise. */
  readonly read: (most: number) => Uint8Array | Promise<Uint8Array>
  readonly out: (bytes: Uint8Array) => void
  readonly err: (bytes: Uint8Array) => void
}

export interface MemoryFiles {
  /**
   * By Node's names, without its callbacks: they return, or throw an error with Node's `code`. Paths begin at the root,
   * which is also where a program stands.
   */
  readonly calls: Readonly<Record<string, (...given: never[]) => unknown>>
  /** For the runtime's own last words. */
  readonly writeSync: (fd: number, bytes: Uint8Array) => number
  /** Undefined when there is no such file. */
  readonly read: (path: string) => Uint8Array | undefined
}

/** How much room a program's files may ever take: they are kept outside the memory that is bounded. */
const mostBytes = 256 * 1024 * 1024

interface File {
  /** May have room behind the file's end. */
  bytes: Uint8Array
  size: number
  /** Whether the bytes may be written to: those that were given are not ours. */
  own: boolean
}
interface OpenFile {
  readonly entry: File | 'folder'
  readonly appends: boolean
  position: number
}

const flags = { O_RDONLY: 0, O_WRONLY: 1, O_RDWR: 2, O_CREAT: 64, O_EXCL: 128, O_TRUNC: 512 }
export const constants = { ...flags, O_APPEND: 1024 }

/** @param given by their paths; folders come of themselves. Nothing is copied until it is written to. */
export function openMemoryFiles(
  given: Iterable<readonly [string, Uint8Array]>,
  streams: Streams,
): MemoryFiles {
  const entries = new Map<string, File | 'folder'>([
    ['/', 'folder'],
    ['/tmp', 'folder'],
  ])
  for (const [path, bytes] of given) {
    const name = normal(path)
    for (let at = parentOf(name); !entries.has(at); at = parentOf(at)) entries.set(at, 'folder')
    entries.set(name, { bytes, size: bytes.length, own: false })
  }
  const open = new Map<number, OpenFile>()
  let nextFd = 3
  let roomBytes = 0

  const entryAt = (path: string) => entries.get(path) ?? refuse('ENOENT')
  const opened = (fd: number) => open.get(fd) ?? refuse('EBADF')
  const fileOf = ({ entry }: OpenFile) => (entry === 'folder' ? refuse('EISDIR') : entry)
  const fileAt = (path: string) => {
    const entry = entryAt(path)
    return entry === 'folder' ? refuse('EISDIR') : entry
  }
  const childrenOf = (path: string) =>
    [...entries.keys()].filter((other) => other !== '/' && parentOf(other) === path)

  function add(path: string, entry: File | 'folder') {
    if (entries.get(parentOf(path)) !== 'folder') refuse('ENOENT')
    entries.set(path, entry)
  }
  /** Makes room for so many bytes, all of which are the file's own. */
  function makeRoom(file: File, size: number) {
    if (file.own && size <= file.bytes.length) return
    const room = Math.max(size, file.own ? 2 * file.size : file.size)
    if (roomBytes + room > mostBytes) refuse('ENOSPC')
    roomBytes += room
    const bytes = new Uint8Array(room)
    bytes.set(file.bytes.subarray(0, file.size))
    Object.assign(file, { bytes, own: true })
  }
  function resize(file: File, size: number) {
    if (size > file.size) makeRoom(file, size)
    // What is cut off must not come back when the file grows again.
    else if (file.own) file.bytes.fill(0, size, file.size)
    file.size = size
  }
  function write(fd: number, bytes: Uint8Array, position: number | null = null): number {
    if (fd === 1 || fd === 2) {
      streams[fd === 1 ? 'out' : 'err'](bytes)
      return bytes.length
    }
    const at = opened(fd)
    const file = fileOf(at)
    const from = position ?? (at.appends ? file.size : at.position)
    const end = from + bytes.length
    makeRoom(file, end)
    file.size = Math.max(file.size, end)
    file.bytes.set(bytes, from)
    if (position === null) at.position = end
    return bytes.length
  }

  return {
    writeSync: write,
    read: (path) => {
      const entry = entries.get(normal(path))
      return entry === undefined || entry === 'folder'
        ? undefined
        : entry.bytes.subarray(0, entry.size)
    },
    calls: {
      open(path: string, how: number) {
        const name = normal(path)
        const there = entries.get(name)
        if (there && how & flags.O_CREAT && how & flags.O_EXCL) refuse('EEXIST')
        if (!there && !(how & flags.O_CREAT)) refuse('ENOENT')
        const entry = there ?? emptyFile()
        if (!there) add(name, entry)
        const writes = (how & (flags.O_WRONLY | flags.O_RDWR)) !== 0
        if (writes && entry === 'folder') refuse('EISDIR')
        if (how & flags.O_TRUNC && entry !== 'folder') resize(entry, 0)
        open.set(nextFd, { entry, appends: (how & constants.O_APPEND) !== 0, position: 0 })
        return nextFd++
      },
      close: (fd: number) => open.delete(fd) || fd < 3 || refuse('EBADF'),
      read(fd: number, to: Uint8Array, offset: number, length: number, position: number | null) {
        const take = (bytes: Uint8Array) => {
          to.set(bytes, offset)
          return bytes.length
        }
        if (fd === 0) {
          const bytes = streams.read(length)
          return bytes instanceof Uint8Array ? take(bytes) : bytes.then(take)
        }
        const at = opened(fd)
        const file = fileOf(at)
        const from = Math.min(position ?? at.position, file.size)
        const count = take(file.bytes.subarray(from, Math.min(from + length, file.size)))
        if (position === null) at.position = from + count
        return count
      },
      write: (
        fd: number,
        from: Uint8Array,
        offset: number,
        length: number,
        position: number | null,
      ) => write(fd, from.slice(offset, offset + length), position),
      fstat: (fd: number) => statOf(fd < 3 ? emptyFile() : opened(fd).entry),
      stat: (path: string) => statOf(entryAt(normal(path))),
      lstat: (path: string) => statOf(entryAt(normal(path))),
      readdir(path: string) {
        const name = normal(path)
        if (entryAt(name) !== 'folder') refuse('ENOTDIR')
        return childrenOf(name).map((child) => child.slice(child.lastIndexOf('/') + 1))
      },
      mkdir(path: string) {
        const name = normal(path)
        if (entries.has(name)) refuse('EEXIST')
        add(name, 'folder')
      },
      rmdir(path: string) {
        const name = normal(path)
        if (entryAt(name) !== 'folder') refuse('ENOTDIR')
        if (name === '/' || childrenOf(name).length > 0) refuse('ENOTEMPTY')
        entries.delete(name)
      },
      unlink(path: string) {
        const name = normal(path)
        fileAt(name)
        entries.delete(name)
      },
      rename(from: string, to: string) {
        const file = fileAt(normal(from))
        if (entries.get(normal(to)) === 'folder') refuse('EISDIR')
        add(normal(to), file)
        if (normal(from) !== normal(to)) entries.delete(normal(from))
      },
      truncate: (path: string, size: number) => resize(fileAt(normal(path)), size),
      ftruncate: (fd: number, size: number) => resize(fileOf(opened(fd)), size),
      // There is one user, and nothing to wait for.
      chmod() {},
      fchmod() {},
      fsync() {},
    },
  }
}

const emptyFile = (): File => ({ bytes: new Uint8Array(), size: 0, own: true })

/** Of no use here, and yet asked for. */
const nothing = {
  dev: 0,
  ino: 0,
  nlink: 1,
  uid: 0,
  gid: 0,
  rdev: 0,
  blksize: 4096,
  atimeMs: 0,
  mtimeMs: 0,
  ctimeMs: 0,
}

function statOf(entry: File | 'folder') {
  const isFolder = entry === 'folder'
  const size = isFolder ? 0 : entry.size
  return {
    ...nothing,
    mode: isFolder ? 0o040_755 : 0o100_644,
    size,
    blocks: Math.ceil(size / 512),
    isDirectory: () => isFolder,
  }
}

function normal(path: string): string {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return `/${parts.join('/')}`
}

const parentOf = (path: string) => path.slice(0, path.lastIndexOf('/')) || '/'

/** As Node's errors look. */
export function refuse(code: string): never {
  throw Object.assign(new Error(code), { code })
}
