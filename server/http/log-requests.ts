import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/** One line a request: its route and room, never its address with what stands in it. Reading is for debugging only. */
export function logRequests(logger: Logger): RequestHandler {
  return (request, response, next) => {
    const startedAtMs = performance.now()
    response.once('finish', () => {
      const { method, params } = request
      logger[method === 'GET' || method === 'HEAD' ? 'debug' : 'info'](
        {
          method,
          route: routePath(request.route),
          room: params['room'],
          status: response.statusCode,
          ms: Math.round(performance.now() - startedAtMs),
        },
        'request',
      )
    })
    next()
  }
}

/** Express leaves the route that answered on the request, untyped. */
function routePath(route: unknown): string | undefined {
  if (typeof route !== 'object' || route === null || !('path' in route)) return undefined
  return String(route.path)
}
