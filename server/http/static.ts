/** The built pages: hashed files for ever, the page itself asked for each time, already compressed on disk. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import { join, relative } from 'node:path'
import type { RequestHandler } from 'express'
import expressStaticGzip from 'express-static-gzip'
import { previewPath } from '#shared/sandbox.ts'

export const missingPages =
  'The pages have not been built yet: run "npm run build" and start again. Until then only /api and /sync answer.'

const forEver = 'public, max-age=31536000, immutable'

export function arePagesBuilt(folder: string): boolean {
  return existsSync(join(folder, 'index.html'))
}

export function servePages(folder: string, tldrawLicenceKey: string | undefined): RequestHandler {
  if (!arePagesBuilt(folder)) {
    return (_request, response) => void response.status(503).type('text').send(missingPages)
  }
  const files = expressStaticGzip(folder, {
    enableBrotli: true,
    orderPreference: ['br', 'gz'],
    index: false,
    serveStatic: {
      cacheControl: false,
      redirect: false,
      setHeaders: (response: ServerResponse, path: string) => {
        const hashed = relative(folder, path).startsWith('assets')
        response.setHeader('Cache-Control', hashed ? forEver : 'no-cache')
      },
    },
  })
  const licensed =
    tldrawLicenceKey === undefined ? undefined : licensePages(folder, tldrawLicenceKey)
  return (request, response, next) => {
    const path = pathInFolder(request.path)
    const page = licensed?.get(path)
    if (page !== undefined) {
      response.set('Cache-Control', 'no-cache').type('html').send(page)
      return
    }
    request.url = path
    files(request, response, next)
  }
}

/** Of the preview's page its content policy names the one script that is in it, as its hash; undefined before a build. */
export function hashPreviewScript(folder: string): string | undefined {
  const page = join(folder, previewPath)
  if (!existsSync(page)) return undefined
  const [, script] = /<script>([^]*)<\/script>/.exec(readFileSync(page, 'utf8')) ?? []
  if (script === undefined) return undefined
  return `sha256-${createHash('sha256').update(script).digest('base64')}`
}

/** What a page's address means is the page's affair; an address with an extension is a file or nothing. */
function pathInFolder(path: string): string {
  if (/\.\w+$/.test(path)) return path
  return path.startsWith('/room/') ? '/room.html' : '/index.html'
}

/** The whiteboard finds its licence key in the page: it is a setting of this server, not of the build. */
function licensePages(folder: string, key: string): Map<string, string> {
  const meta = `<meta name="tldraw-license-key" content="${escapeAttribute(key)}" />`
  return new Map(
    ['index.html', 'room.html']
      .filter((name) => existsSync(join(folder, name)))
      .map((name) => {
        const html = readFileSync(join(folder, name), 'utf8')
        return [`/${name}`, html.replace('</head>', () => `${meta}</head>`)]
      }),
  )
}

const escapeAttribute = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
