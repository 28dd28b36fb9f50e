import { spawn } from 'node:child_process'
import { createServer as createNetServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { createServer } from 'vite'
import { makeDatabase } from './make-database.ts'
import { repository } from './places.ts'
import { config } from './vite.config.ts'

/** One address for the browser: Vite serves the pages and hands /api and /sync to the server behind it. */
const pagesPort = Number(process.env['PORT'] ?? 5173)
const serverPort = await freePort()
await makeDatabase()

const server = spawn(
  process.execPath,
  ['--watch', '--watch-preserve-output', path.join(repository, 'server/main.ts')],
  {
    cwd: repository,
    stdio: 'inherit',
    env: { WATCH_EXERCISES: 'on', ...process.env, PORT: String(serverPort) },
  },
)

const target = `http://127.0.0.1:${serverPort}`
const pages = await createServer({
  ...config,
  server: {
    port: pagesPort,
    strictPort: true,
    // Node, Vite and the browser may each take "localhost" for another address; this one they share.
    host: '127.0.0.1',
    // By pattern: the sources have an api.ts and a folder sync/ too, which are Vite's to serve.
    proxy: {
      '^/api/': { target },
      '^/rt/': { target },
      '^/sync/[0-9a-z]{16}/': { target, ws: true },
    },
  },
})
await pages.listen()
pages.printUrls()

let stopping = false
async function stop() {
  if (stopping) return
  stopping = true
  server.kill('SIGTERM')
  await pages.close()
}
process.once('SIGINT', () => void stop())
process.once('SIGTERM', () => void stop())
server.once('exit', (code) => {
  process.exitCode = stopping ? 0 : (code ?? 1)
  void stop()
})

async function freePort(): Promise<number> {
  const probe = createNetServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
