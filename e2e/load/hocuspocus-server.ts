/** Hocuspocus with its defaults, in memory. */
import { Server } from '@hocuspocus/server'

const server = new Server({ address: '127.0.0.1', port: 0, quiet: true })
await server.listen()
process.stdout.write(`http://127.0.0.1:${server.address.port}\n`)
