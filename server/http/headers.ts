/** What every response says to the browser, errors and images included. */
import type { RequestHandler } from 'express'
import helmet from 'helmet'

/** Nothing comes from, goes to, or is framed by another origin. */
const contentSecurityPolicy = {
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
    frameSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: ["'none'"],
    frameAncestors: ["'none'"],
  },
}

/** The room uses the clipboard, and may fill the screen; the rest is nobody's. */
const forbiddenFeatures =
  'accelerometer camera display-capture geolocation gyroscope magnetometer microphone midi payment usb browsing-topics'
const permissionsPolicy = forbiddenFeatures
  .split(' ')
  .map((feature) => `${feature}=()`)
  .join(', ')

export function setHeaders(): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy,
      frameguard: { action: 'deny' },
      referrerPolicy: { policy: 'no-referrer' },
      // Whether a whole host speaks TLS for good is for its operator to say.
      strictTransportSecurity: false,
    }),
    (_request, response, next) => {
      response.set('Permissions-Policy', permissionsPolicy)
      next()
    },
  ]
}
