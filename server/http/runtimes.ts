/** The runtimes' files: named by their version, so that a browser need never ask twice. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import type { RequestHandler } from 'express'
import type { CompressedFiles } from '../runtimes/compressed-files.ts'
import type { Runtimes } from '../runtimes/runtimes.ts'
import type { Answer } from './route.ts'

export function readRuntimes(runtimes: Runtimes): Answer<'anyone'> {
  return async () => runtimes.list
}

export function serveRuntimes(runtimes: Runtimes, compressed: CompressedFiles): RequestHandler {
  return async (request, response, next) => {
    const path = runtimes.files.get(request.path)
    if (path === undefined) return next()
    const tag = `"${await compressed.hashOf(path)}"`
    response.set({
      // Never a script: nothing under this address may run in the page's own origin.
      'Content-Type': 'application/octet-stream',
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
      ETag: tag,
    })
    if (request.get('If-None-Match')?.includes(tag)) {
      response.status(304).end()
      return
    }
    const small = request.acceptsEncodings('br') ? await compressed.find(path) : undefined
    if (small !== undefined) response.set('Content-Encoding', 'br')
    const served = small ?? path
    response.set('Content-Length', String((await stat(served)).size))
    // Whoever closes the page in the middle of a download is no failure of ours.
    await pipeline(createReadStream(served), response).catch(() => response.destroy())
  }
}
