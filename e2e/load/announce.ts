import type { Server } from 'node:http'

/** Listens on a free port of this machine and prints it, which is how the bench learns where to go. */
export function announce(http: Server): void {
  http.listen(0, '127.0.0.1', () => {
    const address = http.address()
    if (typeof address === 'object' && address !== null) {
      process.stdout.write(`http://127.0.0.1:${address.port}\n`)
    }
  })
}
