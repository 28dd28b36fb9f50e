import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'

/** Somebody else's machine: listens for any contact at all, over TCP and UDP, and keeps what was said. */
export class Eavesdropper {
  readonly heard: string[] = []
  readonly #tcp = createServer((socket) => {
    this.heard.push('a connection')
    socket.on('data', (bytes) => {
      this.heard.push(bytes.toString('latin1'))
      socket.end(
        'HTTP/1.1 200 OK\r\nAccess-Control-Allow-Origin: *\r\nContent-Type: text/javascript\r\nContent-Length: 2\r\nConnection: close\r\n\r\n;;',
      )
    })
    socket.on('error', () => socket.destroy())
  })
  readonly #udp = createSocket('udp4', (bytes) => this.heard.push(`UDP ${bytes.toString('hex')}`))

  static async listen(): Promise<Eavesdropper> {
    const one = new Eavesdropper()
    one.#tcp.listen(0, '127.0.0.1')
    one.#udp.bind(0, '127.0.0.1')
    await Promise.all([once(one.#tcp, 'listening'), once(one.#udp, 'listening')])
    return one
  }

  get origin(): string {
    return `http://127.0.0.1:${(this.#tcp.address() as AddressInfo).port}`
  }

  get udpPort(): number {
    return this.#udp.address().port
  }

  async close(): Promise<void> {
    this.#udp.close()
    this.#tcp.close()
    await once(this.#tcp, 'close')
  }
}
