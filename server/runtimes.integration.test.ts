/** Runtimes and the sandbox's page, as they really go over the wire. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runtimeAddress, runtimesSchema } from '#shared/runtimes.ts'
import { previewPath, sandboxPath, sandboxPolicy } from '#shared/sandbox.ts'
import { startServer } from './testing/start-server.ts'
import type { TestServer } from './testing/start-server.ts'

const text = 'a driver, over and over. '.repeat(1_000)
const hash = createHash('sha256').update(text).digest('hex')
const pack = {
  name: 'logo',
  version: '1.0',
  languages: [{ language: 'logo', title: 'Logo', extensions: ['logo'], tests: false }],
  driver: 'driver.js',
  files: [{ name: 'driver.js', use: 'text', sha256: hash }],
}
const script = 'boot()\n'
let folder: string
let server: TestServer

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pairboard-runtimes-'))
  await mkdir(join(folder, 'packs/logo@1.0'), { recursive: true })
  await writeFile(join(folder, 'packs/logo@1.0/manifest.json'), JSON.stringify(pack))
  await writeFile(join(folder, 'packs/logo@1.0/driver.js'), text)
  await mkdir(join(folder, 'pages/sandbox'), { recursive: true })
  await writeFile(join(folder, 'pages/index.html'), '<html><head></head></html>')
  await writeFile(join(folder, 'pages/sandbox/runner.html'), '<html></html>')
  await writeFile(join(folder, 'pages/sandbox/preview.html'), `<script>${script}</script>`)
  server = await startServer({
    settings: {
      clientFolder: join(folder, 'pages'),
      runtimesFolder: join(folder, 'packs'),
      compressedFolder: join(folder, 'compressed'),
    },
  })
})
afterAll(async () => {
  await server.close()
  await rm(folder, { recursive: true })
})

describe('runtimes', () => {
  test('are listed for everybody, packs before what comes along, without a path of this machine', async () => {
    const response = await server.ask('GET', '/api/runtimes')
    const body = await response.text()
    const runtimes = runtimesSchema.parse(JSON.parse(body))
    expect(runtimes[0]).toMatchObject({ name: 'logo', driver: 'driver.js' })
    expect(runtimes.map(({ name }) => name)).toContain('javascript')
    expect(body).not.toContain(folder)
    expect(body).not.toContain('node_modules')
  })

  test('are served for ever, never as a script, and asked for again cost nothing', async () => {
    const address = runtimeAddress(pack, 'driver.js')
    const first = await server.ask('GET', address)
    expect(first.status).toBe(200)
    expect(first.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(first.headers.get('content-type')).toBe('application/octet-stream')
    expect(first.headers.get('x-content-type-options')).toBe('nosniff')
    expect(first.headers.get('etag')).toBe(`"${hash}"`)
    expect(await first.text()).toBe(text)
    const again = await server.ask('GET', address, { headers: { 'if-none-match': `"${hash}"` } })
    expect(again.status).toBe(304)
  })

  test.each([
    '/rt/logo@1.0/manifest.json',
    '/rt/logo@1.0/..%2f..%2fsecret',
    '/rt/logo@2.0/driver.js',
    '/rt/logo@1.0/driver.js/',
    '/rt/logo@1.0/',
    '/rt/',
    '/rt/javascript@1/package.json',
  ])('%s is not served', async (path) => {
    expect((await server.ask('GET', path)).status).toBe(404)
  })
})

describe('the sandbox’s page', () => {
  test('has an origin of its own, no network, and is framed by our pages alone', async () => {
    const { status, headers } = await server.ask('GET', sandboxPath)
    expect(status).toBe(200)
    expect(headers.get('content-security-policy')).toBe(sandboxPolicy)
    expect(sandboxPolicy).toBe(
      "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'",
    )
    expect(headers.get('x-frame-options')).toBeNull()
    expect(headers.get('connection-allowlist')).toBe('()')
  })

  test('for a front end runs its own script and no other', async () => {
    const { status, headers } = await server.ask('GET', previewPath)
    expect(status).toBe(200)
    const own = createHash('sha256').update(script).digest('base64')
    expect(headers.get('content-security-policy')).toBe(
      `sandbox allow-scripts; default-src 'none'; script-src 'sha256-${own}' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; media-src data: blob:; connect-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'`,
    )
    expect(headers.get('connection-allowlist')).toBe('()')
    expect(headers.get('x-frame-options')).toBeNull()
  })

  test('and its like are all that our pages may frame', async () => {
    const { headers } = await server.ask('GET', '/')
    const { host } = new URL(server.url)
    expect(headers.get('content-security-policy')).toContain(
      `frame-src ${host}${sandboxPath} ${host}${previewPath};`,
    )
    expect(headers.get('x-frame-options')).toBe('DENY')
  })
})
