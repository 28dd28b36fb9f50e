/** Files compressed once, kept on disk by the hash of their content. */
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { constants, createBrotliCompress } from 'node:zlib'
import { hashFile } from './hash-file.ts'

/** 11 takes minutes for a compiler and saves five percent more. */
const quality = 9

export interface CompressedFiles {
  hashOf(path: string): Promise<string>
  /** The compressed file, once there is one. The first call begins to make it and does not wait. */
  find(path: string): Promise<string | undefined>
  /** Resolves when nothing is being compressed. */
  idle(): Promise<void>
}

export function openCompressedFiles(
  folder: string,
  onFailure: (error: unknown) => void,
): CompressedFiles {
  const hashes = new Map<string, Promise<string>>()
  const ready = new Set<string>()
  const begun = new Set<string>()
  /** One after the other: it is the room that matters, not the next visitor's download. */
  let queue = Promise.resolve()

  async function compress(path: string, target: string) {
    const unfinished = `${target}.${process.pid}`
    try {
      await mkdir(folder, { recursive: true })
      const { size } = await stat(path)
      const brotli = createBrotliCompress({
        params: {
          [constants.BROTLI_PARAM_QUALITY]: quality,
          [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
          [constants.BROTLI_PARAM_SIZE_HINT]: size,
        },
      })
      await pipeline(createReadStream(path), brotli, createWriteStream(unfinished))
      // A file that was cut short must never stand under the final name.
      await rename(unfinished, target)
      ready.add(target)
    } catch (error) {
      onFailure(error)
      // Where it could not be written there may be nothing to remove either.
      await rm(unfinished, { force: true }).catch(() => undefined)
    }
  }
  function hashOf(path: string) {
    const hash = hashes.get(path) ?? hashFile(path)
    hashes.set(path, hash)
    return hash
  }
  return {
    hashOf,
    async find(path) {
      const target = join(folder, `${await hashOf(path)}.br`)
      if (ready.has(target)) return target
      if (begun.has(target)) return undefined
      begun.add(target)
      const there = await stat(target).catch(() => undefined)
      if (there) {
        ready.add(target)
        return target
      }
      queue = queue.then(() => compress(path, target))
      return undefined
    },
    idle: () => queue,
  }
}
