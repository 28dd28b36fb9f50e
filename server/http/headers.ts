/** What every response says to the browser, errors and images included. */
import type { IncomingMessage } from 'node:http'
import type { RequestHandler } from 'express'
import helmet from 'helmet'
import {
  noConnections,
  noScript,
  previewPath,
  previewPolicy,
  sandboxPath,
  sandboxPolicy,
} from '#shared/sandbox.ts'

/** Nothing comes from, goes to, or is framed by another origin. */
const contentSecurityPolicy = (origins: readonly string[] | undefined) => ({
  useDefaults: false,
  directives: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    // Monaco and tldraw write style elements.
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'"],
    manifestSrc: ["'self'"],
    // Programs run in a frame: one that leaves its page would carry along what it knows.
    frameSrc: [(request: IncomingMessage) => sandboxesOf(request, origins)],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
})

/** A policy can name a path only behind a host: the configured origins, else the host that was asked. */
function sandboxesOf({ headers }: IncomingMessage, origins: readonly string[] | undefined): string {
  const { host = '' } = headers
  const hosts = origins ?? (/^[\w.-]+(:\d+)?$/.test(host) ? [host] : [])
  const paths = [sandboxPath, previewPath]
  return hosts.length === 0
    ? "'self'"
    : hosts.flatMap((one) => paths.map((path) => `${one}${path}`)).join(' ')
}

/** The room uses the clipboard, and may fill the screen; the rest is nobody's. */
const forbiddenFeatures =
  'accelerometer camera display-capture geolocation gyroscope magnetometer microphone midi payment usb browsing-topics'
const permissionsPolicy = forbiddenFeatures
  .split(' ')
  .map((feature) => `${feature}=()`)
  .join(', ')

/** @param previewScript the hash of the preview's own script; undefined while the pages are not built */
export function setHeaders(
  origins: readonly string[] | undefined,
  previewScript: string | undefined,
): RequestHandler[] {
  const framed = new Map([
    [sandboxPath, sandboxPolicy],
    [previewPath, previewPolicy(previewScript ?? noScript)],
  ])
  return [
    helmet({
      contentSecurityPolicy: contentSecurityPolicy(origins),
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
      // Whether a whole host speaks TLS for good is for its operator to say.
      strictTransportSecurity: false,
    }),
    (request, response, next) => {
      response.set('Permissions-Policy', permissionsPolicy)
      const policy = framed.get(request.path)
      if (policy !== undefined) {
        response.set({
          'Content-Security-Policy': policy,
          'Connection-Allowlist': noConnections,
        })
        response.removeHeader('X-Frame-Options')
        response.removeHeader('Origin-Agent-Cluster')
      }
      next()
    },
  ]
}
