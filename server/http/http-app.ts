/** Express, put together: headers first, the table of routes, the pages, and errors last. */
import express from 'express'
import type { Express } from 'express'
import type { Logger } from 'pino'
import { answerErrors, unknownRoute } from './errors.ts'
import { logRequests } from './log-requests.ts'
import { openGate } from './gate.ts'
import type { GateParts } from './gate.ts'
import { setHeaders } from './headers.ts'
import { buildRoutes } from './routes.ts'
import type { RouteParts } from './routes.ts'
import type { CompressedFiles } from '../runtimes/compressed-files.ts'
import { serveRuntimes } from './runtimes.ts'
import { hashPreviewScript, servePages } from './static.ts'

export interface HttpParts extends RouteParts, GateParts {
  readonly clientFolder: string
  readonly compressedFiles: CompressedFiles
  readonly origins: readonly string[] | undefined
  readonly tldrawLicenceKey: string | undefined
  readonly logger: Logger
}

export function createHttpApp(parts: HttpParts): Express {
  const app = express()
  app.disable('x-powered-by')
  // `?a[b]=c` must not become an object: nothing here reads queries.
  app.set('query parser', false)
  app.use(
    setHeaders(parts.origins, hashPreviewScript(parts.clientFolder)),
    logRequests(parts.logger),
  )
  app.use('/api', (_request, response, next) => {
    response.set('Cache-Control', 'no-store')
    next()
  })
  const gate = openGate(parts)
  for (const { method, path, handlers } of buildRoutes(parts)) {
    app[method](path, ...handlers(gate))
  }
  app.get('/rt/{*path}', serveRuntimes(parts.runtimes, parts.compressedFiles))
  app.use(['/api', '/sync', '/rt'], unknownRoute)
  app.get('/{*path}', servePages(parts.clientFolder, parts.tldrawLicenceKey))
  app.use(unknownRoute)
  app.use(answerErrors(parts.logger))
  return app
}
