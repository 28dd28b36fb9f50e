import type { IncomingMessage } from 'node:http'

/**
 * Whether a page of this origin may open sockets here. Exact: no wildcard, no suffix, no missing header,
 * since every browser sends it and nothing else holds a key. By default the origin's host must be the one
 * that the request names.
 */
export function isOriginAllowed(
  { headers }: Pick<IncomingMessage, 'headers'>,
  allowed: readonly string[] | undefined,
): boolean {
  const { origin, host } = headers
  if (origin === undefined || host === undefined) return false
  if (allowed) return allowed.includes(origin)
  return origin === `http://${host}` || origin === `https://${host}`
}
