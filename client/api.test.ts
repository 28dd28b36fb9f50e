import { afterEach, describe, expect, test, vi } from 'vitest'
import { assetIdSchema, keySchema, roomIdSchema } from '#shared/ids.ts'
import {
  join,
  openImage,
  ProblemError,
  readLinks,
  revokeLink,
  startRoom,
  storeImage,
} from './api.ts'

const room = roomIdSchema.parse('0123456789abcdef')
const key = keySchema.parse('k'.repeat(54))

/** Answers every request with this, and keeps what was asked. */
function answer(response: () => Response | Promise<Response>) {
  const asked: Request[] = []
  vi.stubGlobal('fetch', async (path: string, init: RequestInit) => {
    asked.push(new Request(new URL(path, 'http://here'), init))
    return await response()
  })
  return asked
}
const json =
  (body: unknown, status = 200) =>
  () =>
    Response.json(body, { status })
const problemOf = async (request: Promise<unknown>) => {
  const error: unknown = await request.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  return error instanceof ProblemError ? error.problem : error
}

afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a request', () => {
  test('carries the key in its header and never in its address', async () => {
    const who = { participant: '0000000001', name: 'Zoé', role: 'candidate', colour: 1 }
    const asked = answer(json({ who, key }))
    await join(room, key, 'Zoé')
    expect(asked[0]?.url).toBe(`http://here/api/rooms/${room}/participants`)
    expect(asked[0]?.headers.get('Authorization')).toBe(`Bearer ${key}`)
    expect(await asked[0]?.json()).toEqual({ name: 'Zoé', preview: false })
  })

  test('resolves with the parsed answer', async () => {
    answer(json({ status: 'live' }))
    expect(await startRoom(room, key)).toBe('live')
    answer(() => new Response(null, { status: 204 }))
    expect(await revokeLink(room, key, 'observer')).toBeUndefined()
  })

  test('sends an image as it is and brings one back', async () => {
    const asset = assetIdSchema.parse('a'.repeat(64))
    const asked = answer(json({ asset, width: 1, height: 1, mimeType: 'image/png' }))
    await storeImage(room, key, new Blob(['png'], { type: 'image/png' }))
    expect(asked[0]?.headers.get('Content-Type')).toBe('image/png')
    expect(await asked[0]?.text()).toBe('png')
    answer(() => new Response('png', { headers: { 'Content-Type': 'image/png' } }))
    expect(await (await openImage(room, key, asset)).text()).toBe('png')
  })
})

describe('a request that fails', () => {
  test('throws the server’s own problem', async () => {
    answer(json({ problem: 'link-revoked' }, 403))
    expect(await problemOf(readLinks(room, key))).toBe('link-revoked')
  })

  test('throws offline when no answer comes, or only a part of one', async () => {
    answer(() => Promise.reject(new TypeError('failed to fetch')))
    expect(await problemOf(readLinks(room, key))).toBe('offline')
    answer(() => new Response('[{"role"'))
    expect(await problemOf(readLinks(room, key))).toBe('offline')
  })

  test('throws internal for what the server cannot have meant', async () => {
    answer(() => new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect(await problemOf(readLinks(room, key))).toBe('internal')
    answer(json([{ role: 'god' }]))
    expect(await problemOf(readLinks(room, key))).toBe('internal')
  })
})
