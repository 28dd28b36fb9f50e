/** A socket that keeps to no rule: any address, any origin, any bytes. */
import { once } from 'node:events'
import { WebSocket } from 'ws'
import type { Key } from '#shared/ids.ts'
import { subprotocolsFor } from '#shared/protocol.ts'

export interface AttackOptions {
  readonly url: string
  /** Everything behind the host. */
  readonly path: string
  readonly key?: Key | undefined
  /** In place of those that belong to the key. */
  readonly protocols?: readonly string[]
  /** The server's own unless given; null sends none. */
  readonly origin?: string | null
  readonly headers?: Readonly<Record<string, string>>
}

export interface Attack {
  readonly socket: WebSocket
  /** Every frame received so far. */
  readonly frames: Uint8Array[]
  /** Resolves with the first frame that `is` holds for, received already or not. */
  frame(is: (frame: Uint8Array) => boolean): Promise<Uint8Array>
  send(...bytes: number[]): void
  /** Resolves with the close code, or with the HTTP status when there was no upgrade. */
  readonly closed: Promise<number>
}

export function attack(options: AttackOptions): Attack {
  const { url, path, key, origin = url, headers = {} } = options
  const protocols = options.protocols ?? (key === undefined ? [] : subprotocolsFor(key))
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, [...protocols], {
    headers,
    ...(origin === null ? {} : { origin }),
  })
  const frames: Uint8Array[] = []
  const looking = new Set<(frame: Uint8Array) => void>()
  socket.on('message', (data: Buffer) => {
    const frame = new Uint8Array(data)
    frames.push(frame)
    for (const look of looking) look(frame)
  })
  const closed = new Promise<number>((resolve) => {
    socket.on('unexpected-response', (_request, response) => {
      resolve(response.statusCode ?? 0)
      socket.terminate()
    })
    socket.on('close', (code) => resolve(code))
    socket.on('error', () => {})
  })
  return {
    socket,
    frames,
    frame: (is) =>
      new Promise((resolve) => {
        const look = (frame: Uint8Array) => {
          if (!is(frame)) return
          looking.delete(look)
          resolve(frame)
        }
        looking.add(look)
        frames.forEach(look)
      }),
    send: (...bytes) => socket.send(Uint8Array.from(bytes)),
    closed,
  }
}

export async function opened(attacker: Attack): Promise<Attack> {
  if (attacker.socket.readyState === WebSocket.CONNECTING) await once(attacker.socket, 'open')
  return attacker
}
