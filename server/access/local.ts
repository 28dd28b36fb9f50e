import type { IncomingMessage } from 'node:http'

const loopback = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/
const localHost = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/
const proxyHeaders = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip']

/** Whether an address is this machine's own, as seen from itself. */
export const isLoopback = (address: string): boolean => loopback.test(address)

/**
 * Whether a request was made on this machine, for this machine: not handed on by a proxy that runs here, and not
 * sent by a page whose host name was made to point here.
 */
export function isLocal({
  headers,
  socket,
}: Pick<IncomingMessage, 'headers'> & {
  readonly socket: { readonly remoteAddress?: string | undefined }
}): boolean {
  return (
    isLoopback(socket.remoteAddress ?? '') &&
    localHost.test(headers.host ?? '') &&
    proxyHeaders.every((name) => headers[name] === undefined)
  )
}
