import type { IncomingMessage } from 'node:http'

/**
 * The address that a request came from. Each trusted proxy appends one entry to X-Forwarded-For; what stands
 * before those was written by the client and proves nothing.
 */
export function addressOf(request: IncomingMessage, trustedProxies: number): string {
  const direct = request.socket.remoteAddress ?? 'unknown'
  if (trustedProxies === 0) return direct
  const header = request.headers['x-forwarded-for']
  const forwarded = String(header ?? '')
    .split(',')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
  return forwarded.at(-trustedProxies) ?? direct
}
