/** A runtime's files, downloaded once for this browser. */
import { runtimeAddress } from '#shared/runtimes.ts'
import type { Runtime } from '#shared/runtimes.ts'
import type { RuntimeFile } from './sandbox/messages.ts'

const cacheName = 'pairboard-runtimes'

export interface Progress {
  readonly loadedBytes: number
  readonly totalBytes: number
}

export interface DownloadedRuntime {
  readonly driver: string | undefined
  readonly files: readonly RuntimeFile[]
}

/**
 * Downloads whatever is not here yet. Rejects when something cannot be had. Beside the HTTP cache, which gives up on
 * files of this size, they are kept in a cache of our own where the browser has one (https and localhost only).
 */
export async function downloadRuntime(
  runtime: Runtime,
  onProgress: (progress: Progress) => void,
): Promise<DownloadedRuntime> {
  const totalBytes = runtime.files.reduce((sum, { bytes }) => sum + bytes, 0)
  let loadedBytes = 0
  const cache = await openCache()
  const files = await Promise.all(
    runtime.files.map(async ({ name, use }) => {
      const bytes = await readFile(runtimeAddress(runtime, name), cache, (length) => {
        loadedBytes += length
        onProgress({ loadedBytes, totalBytes })
      })
      return { name, use, bytes }
    }),
  )
  const driver = files.find(({ name }) => name === runtime.driver)
  return {
    driver: driver && new TextDecoder().decode(driver.bytes),
    files: files.filter((file) => file !== driver),
  }
}

/** Whether every file is in this browser's cache already. */
export async function isDownloaded(runtime: Runtime): Promise<boolean> {
  if (runtime.files.length === 0) return true
  const cache = await openCache()
  if (!cache) return false
  const found = runtime.files.map(({ name }) => cache.match(runtimeAddress(runtime, name)))
  return (await Promise.all(found)).every((response) => response !== undefined)
}

/** Removes what no runtime of today's list uses any more. */
export async function forgetOldRuntimes(runtimes: readonly Runtime[]): Promise<void> {
  const cache = await openCache()
  if (!cache) return
  const current = new Set(
    runtimes.flatMap((runtime) => runtime.files.map(({ name }) => runtimeAddress(runtime, name))),
  )
  const old = (await cache.keys()).filter(({ url }) => !current.has(new URL(url).pathname))
  await Promise.all(old.map((request) => cache.delete(request)))
}

async function openCache(): Promise<Cache | undefined> {
  if (!('caches' in globalThis)) return undefined
  // Private windows and full disks refuse: then there is only the HTTP cache.
  return caches.open(cacheName).catch(() => undefined)
}

async function readFile(
  address: string,
  cache: Cache | undefined,
  onBytes: (length: number) => void,
): Promise<ArrayBuffer> {
  const kept = await cache?.match(address)
  const response = kept ?? (await fetch(address))
  if (!response.ok) throw new Error(`${address} cannot be had: ${response.status}`)
  const bytes = await readBytes(response, onBytes)
  if (cache && !kept) {
    // A disk that is full costs the next visit a download, not this run.
    await cache.put(address, new Response(bytes)).catch(() => undefined)
  }
  return bytes
}

async function readBytes(response: Response, onBytes: (length: number) => void) {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  const reader = response.body?.getReader()
  for (;;) {
    const piece = await reader?.read()
    if (!piece || piece.done) break
    pieces.push(piece.value)
    onBytes(piece.value.byteLength)
  }
  return new Blob(pieces).arrayBuffer()
}
