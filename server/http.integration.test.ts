/** The requests of /api as they really go over the wire. */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  librarySchema,
  linkStatesSchema,
  preparedSchema,
  problemSchema,
  roomSchema,
  statusSchema,
  storedAssetSchema,
  welcomeSchema,
} from '#shared/api.ts'
import type { Joined } from '#shared/api.ts'
import { limits } from '#shared/limits.ts'
import { newFixtureRoom } from './testing/fixture-library.ts'
import { startServer } from './testing/start-server.ts'
import type { Ask, TestRoom, TestServer } from './testing/start-server.ts'

let server: TestServer
let room: TestRoom
let examiner: Joined
let candidate: Joined
let clientFolder: string
let now = 1_800_000_000_000

beforeAll(async () => {
  clientFolder = await mkdtemp(join(tmpdir(), 'pairboard-pages-'))
  await mkdir(join(clientFolder, 'assets'))
  await writeFile(join(clientFolder, 'index.html'), '<html><head></head>home</html>')
  await writeFile(join(clientFolder, 'room.html'), '<html><head></head>room</html>')
  await writeFile(join(clientFolder, 'assets/main-abc.js'), 'x'.repeat(100))
  await writeFile(join(clientFolder, 'assets/main-abc.js.br'), 'compressed')
  server = await startServer({ settings: { clientFolder }, nowMs: () => now })
  room = await server.createRoom()
  examiner = await room.join('examiner', 'Eve')
  candidate = await room.join('candidate', 'Camille')
})
afterAll(async () => {
  await server.close()
  await rm(clientFolder, { recursive: true })
})

async function answer(method: string, path: string, ask?: Ask) {
  const response = await server.ask(method, path, ask)
  return { status: response.status, body: response.status === 204 ? null : await response.json() }
}
const inRoom = (rest = '') => `/api/rooms/${room.id}${rest}`

describe('what people are told', () => {
  test('the library has the shape that the client expects', async () => {
    const { body } = await answer('GET', '/api/library')
    const library = librarySchema.parse(body)
    expect(library.exercises.map(({ id, rungs }) => [id, rungs])).toEqual([
      ['ladder', 2],
      ['task', 0],
    ])
    expect(library.exercises[1]?.programmingLanguages).toEqual(['typescript', 'python'])
  })

  test('a link’s holder is welcomed before joining, and a participant finds themselves', async () => {
    const byLink = await answer('GET', inRoom('/welcome'), { key: room.links.candidate })
    const welcome = welcomeSchema.parse(byLink.body)
    expect(welcome).toMatchObject({ as: 'candidate', candidate: 'Camille', examiners: ['Eve'] })
    expect(welcome.stages).toHaveLength(3)
    expect(welcome.deletedAtMs - welcome.createdAtMs).toBe(90 * 24 * 60 * 60 * 1000)
    const { body } = await answer('GET', inRoom(), { key: candidate.key })
    expect(roomSchema.parse(body)).toEqual({ ...welcome, who: candidate.who, preview: false })
  })

  test('an examiner gets what was prepared', async () => {
    const { body } = await answer('GET', inRoom('/prepared'), { key: examiner.key })
    const prepared = preparedSchema.parse(body)
    expect(prepared.drillDown?.drillDown?.rungs).toHaveLength(2)
    expect(prepared.rubric.criteria).toHaveLength(1)
  })

  test('a preview comes by the candidate’s link alone', async () => {
    const body = { name: 'Eve', preview: true }
    const path = inRoom('/participants')
    expect((await answer('POST', path, { key: room.links.candidate, body })).status).toBe(200)
    expect((await answer('POST', path, { key: room.links.examiner, body })).status).toBe(403)
  })

  test('eight who join have eight colours', async () => {
    const other = await server.createRoom()
    const joined = await Promise.all(Array.from({ length: 8 }, () => other.join('observer')))
    expect(new Set(joined.map(({ who }) => who.colour)).size).toBe(8)
  })

  test('links are listed without their keys', async () => {
    const { body } = await answer('GET', inRoom('/links'), { key: examiner.key })
    const states = linkStatesSchema.parse(body)
    expect(states.map(({ role, active }) => [role, active])).toEqual([
      ['candidate', true],
      ['examiner', true],
      ['observer', true],
    ])
  })
})

describe('a room’s course', () => {
  test('lobby → live → ended, back within ten minutes, and not after', async () => {
    const other = await server.createRoom()
    const { key } = await other.join('examiner')
    const go = async (to: string) => {
      const { status, body } = await answer('POST', `/api/rooms/${other.id}/${to}`, { key })
      return status === 200 ? statusSchema.parse(body).status : problemSchema.parse(body).problem
    }
    expect(await go('end')).toBe('wrong-status')
    expect(await go('reopen')).toBe('wrong-status')
    expect(await go('start')).toBe('live')
    expect(await go('start')).toBe('live')
    expect(await go('end')).toBe('ended')
    expect(await go('start')).toBe('wrong-status')
    now += 9 * 60_000
    expect(await go('reopen')).toBe('live')
    expect(await go('end')).toBe('ended')
    now += 10 * 60_000 + 1
    expect(await go('reopen')).toBe('reopen-too-late')
  })
})

describe('requests that nobody should send', () => {
  test.each([
    ['an unknown plan', { ...newFixtureRoom, plan: 'nothing' }, 422, 'unknown-exercise'],
    [
      'a drill-down without a ladder',
      { ...newFixtureRoom, drillDown: 'task' },
      422,
      'unknown-exercise',
    ],
    ['a task without code', { ...newFixtureRoom, exercise: 'ladder' }, 422, 'unknown-exercise'],
    [
      'a language without a starter',
      { ...newFixtureRoom, programmingLanguage: 'rust' },
      422,
      'unknown-exercise',
    ],
    ['a field that does not exist', { ...newFixtureRoom, admin: true }, 400, 'bad-request'],
    ['an empty name', { ...newFixtureRoom, candidate: ' ' }, 400, 'bad-request'],
    ['a name with line ends', { ...newFixtureRoom, candidate: 'a\nb' }, 400, 'bad-request'],
    ['a name too long', { ...newFixtureRoom, candidate: 'a'.repeat(81) }, 400, 'bad-request'],
    ['no body', undefined, 400, 'bad-request'],
    ['a body too large', { candidate: 'a'.repeat(limits.jsonBodyBytes) }, 413, 'too-large'],
  ])('%s', async (_what, body, status, problem) => {
    expect(await answer('POST', '/api/rooms', { body })).toMatchObject({
      status,
      body: { problem },
    })
  })

  test('broken JSON, and an address that does not decode', async () => {
    const headers = { 'content-type': 'application/json' }
    const body = new TextEncoder().encode('{"candidate": ')
    const broken = await answer('POST', '/api/rooms', { body, headers })
    expect(broken).toMatchObject({ status: 400, body: { problem: 'bad-request' } })
    const undecodable = await answer('GET', '/api/rooms/%ff', { key: examiner.key })
    expect(undecodable).toMatchObject({ status: 400, body: { problem: 'bad-request' } })
  })

  test('an answer never quotes what was sent', async () => {
    const { body } = await answer('POST', '/api/rooms', { body: { candidate: 'S3CRET\u0000' } })
    expect(JSON.stringify(body)).not.toContain('S3CRET')
  })

  test('an address or a method that does not exist', async () => {
    for (const [method, path] of [
      ['GET', '/api/nothing'],
      ['PUT', '/api/library'],
      ['GET', `/sync/${room.id}/code`],
      ['POST', '/'],
    ] as const) {
      expect(await answer(method, path)).toMatchObject({
        status: 404,
        body: { problem: 'not-found' },
      })
    }
  })

  test('more rooms a minute than anybody needs', async () => {
    const own = await startServer({ settings: { roomsPerMinute: 3 } })
    try {
      for (let n = 0; n < 3; n++) await own.createRoom()
      const response = await own.ask('POST', '/api/rooms', { body: newFixtureRoom })
      expect(response.status).toBe(429)
    } finally {
      await own.close()
    }
  })
})

describe('images', () => {
  const picture = (format: 'png' | 'jpeg' | 'gif') =>
    sharp({ create: { width: 3000, height: 30, channels: 3, background: '#123456' } })
      .withExif({ IFD0: { Artist: 'canary-artist' } })
      .toFormat(format)
      .toBuffer()
  const send = (body: Uint8Array, key = examiner.key) =>
    answer('POST', inRoom('/assets'), { key, body, headers: { 'content-type': 'text/html' } })

  test.each(['png', 'jpeg', 'gif'] as const)(
    '%s is made anew, smaller and bare',
    async (format) => {
      const { status, body } = await send(await picture(format))
      expect(status).toBe(200)
      const asset = storedAssetSchema.parse(body)
      expect(asset).toMatchObject({ width: limits.imageSide, mimeType: 'image/webp' })
      const path = inRoom(`/assets/${asset.asset}`)
      const response = await server.ask('GET', path, { key: examiner.key })
      expect(response.headers.get('content-type')).toBe('image/webp')
      expect(response.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
      expect(response.headers.get('x-content-type-options')).toBe('nosniff')
      const bytes = Buffer.from(await response.arrayBuffer())
      expect((await sharp(bytes).metadata()).format).toBe('webp')
      expect(bytes.includes('canary-artist')).toBe(false)
      expect((await server.ask('GET', path)).status).toBe(401)
    },
  )

  test('the same image is stored once', async () => {
    const [one, two] = [await send(await picture('png')), await send(await picture('png'))]
    expect(one.body).toEqual(two.body)
  })

  test.each([
    ['text', new TextEncoder().encode('hello')],
    [
      'SVG',
      new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    ],
    ['a PNG cut short', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0)],
  ])('%s is no image', async (_what, body) => {
    expect(await send(body)).toMatchObject({ status: 415, body: { problem: 'not-an-image' } })
  })

  test('a small file that unpacks to too many pixels is no image', async () => {
    const bomb = await sharp({
      create: { width: 10_000, height: 10_000, channels: 3, background: '#000' },
    })
      .png()
      .toBuffer()
    expect(await send(bomb)).toMatchObject({ status: 415 })
  })

  test('an upload above the limit is refused', async () => {
    expect(await send(new Uint8Array(limits.imageUploadBytes + 1))).toMatchObject({ status: 413 })
  })

  test('who may not open the whiteboard neither sends nor gets one', async () => {
    expect(await send(await picture('png'), candidate.key)).toMatchObject({ status: 403 })
  })
})

describe('pages', () => {
  const get = (path: string, headers: Record<string, string> = {}) =>
    server.ask('GET', path, { headers })

  test('an address of the home page or of a room is the page that loads it', async () => {
    expect(await (await get('/')).text()).toContain('home')
    expect(await (await get('/anything/else')).text()).toContain('home')
    expect(await (await get(`/room/${room.id}`)).text()).toContain('room')
    expect((await get('/')).headers.get('cache-control')).toBe('no-cache')
  })

  test('hashed files are for ever, and compressed for who can read that', async () => {
    const plain = await get('/assets/main-abc.js', { 'accept-encoding': 'identity' })
    expect(plain.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect((await plain.text()).length).toBe(100)
    const response = await fetch(`${server.url}/assets/main-abc.js`, {
      method: 'HEAD',
      headers: { 'accept-encoding': 'br' },
    })
    expect(response.headers.get('content-encoding')).toBe('br')
    expect((await get('/assets/missing.js')).status).toBe(404)
  })

  test('pages that are being built anew while it runs are missing, and the server lives', async () => {
    await writeFile(join(clientFolder, 'assets/old-def.js'), 'old')
    await writeFile(join(clientFolder, 'assets/old-def.js.br'), 'old')
    const own = await startServer({ settings: { clientFolder } })
    try {
      const old = () =>
        own.ask('GET', '/assets/old-def.js', { headers: { 'accept-encoding': 'br' } })
      expect((await old()).status).toBe(200)
      await rm(join(clientFolder, 'assets/old-def.js'))
      await rm(join(clientFolder, 'assets/old-def.js.br'))
      expect((await old()).status).toBe(404)
      expect((await own.ask('GET', '/')).status).toBe(200)
    } finally {
      await own.close()
    }
  })

  test('no path leads out of the folder', async () => {
    for (const path of ['/../../package.json', '/..%2f..%2fpackage.json', '/assets/../../x.json']) {
      expect((await get(path)).status, path).toBe(404)
    }
  })

  test('the whiteboard’s licence key stands in the page when there is one', async () => {
    const own = await startServer({ settings: { clientFolder, tldrawLicenceKey: 'tl"<key' } })
    try {
      const html = await (await own.ask('GET', '/room/x')).text()
      expect(html).toContain('<meta name="tldraw-license-key" content="tl&quot;&lt;key" />')
    } finally {
      await own.close()
    }
  })

  test('without built pages the server says what to do, and answers /api', async () => {
    const own = await startServer({ settings: { clientFolder: join(clientFolder, 'nothing') } })
    try {
      const response = await own.ask('GET', '/')
      expect(response.status).toBe(503)
      expect(await response.text()).toContain('npm run build')
      expect((await own.ask('GET', '/api/library')).status).toBe(200)
    } finally {
      await own.close()
    }
  })
})

test('every response carries the headers that keep it to itself', async () => {
  for (const path of [
    '/',
    '/assets/main-abc.js',
    '/api/library',
    '/api/nothing',
    '/healthz',
    inRoom(),
  ]) {
    const { headers } = await server.ask('GET', path)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy, path).toContain("default-src 'none'")
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy, path).toContain("script-src 'self';")
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('referrer-policy'), path).toBe('no-referrer')
    expect(headers.get('permissions-policy'), path).toContain('camera=()')
    expect(headers.get('set-cookie'), path).toBeNull()
    expect(headers.get('x-powered-by'), path).toBeNull()
    expect(headers.get('access-control-allow-origin'), path).toBeNull()
  }
})

test('health and readiness answer', async () => {
  expect(await answer('GET', '/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } })
  expect(await answer('GET', '/readyz')).toMatchObject({ status: 200, body: { status: 'ready' } })
})
