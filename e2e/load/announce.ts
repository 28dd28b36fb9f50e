import type { Server } from 'node:http'

/** Listens on this machine, on PORT or a free one, and prints where: that is how the bench learns where to go. */
export function announce(http: Server): void {
  http.listen(Number(process.env['PORT'] ?? 0), '127.0.0.1', () => {
    const address = http.address()
    if (typeof address === 'object' && address !== null) {
      process.stdout.write(`http://127.0.0.1:${address.port}\n`)
    }
  })
}
