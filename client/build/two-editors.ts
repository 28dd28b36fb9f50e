/** Builds the page with two editors into the folder named and serves it; prints its address. For tests. */
import path from 'node:path'
import { build, preview } from 'vite'
import { sources } from './places.ts'
import { config } from './vite.config.ts'

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('usage: node client/build/two-editors.ts <folder>')

const page = 'editor/testing/two-editors.html'
await build({
  ...config,
  plugins: [],
  logLevel: 'warn',
  publicDir: false,
  build: {
    outDir: folder,
    emptyOutDir: true,
    minify: false,
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 20_000,
    rolldownOptions: { input: path.join(sources, page) },
  },
})
const server = await preview({
  ...config,
  plugins: [],
  build: { outDir: folder },
  preview: { host: '127.0.0.1', port: 0 },
})
const [address = ''] = server.resolvedUrls?.local ?? []
process.stdout.write(`${new URL(page, address).href}\n`)
process.once('SIGTERM', () => void server.close())
