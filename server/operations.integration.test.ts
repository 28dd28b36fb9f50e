/** What the operator sees and sets: figures, bounds for each address, and a stop that says when to come back. */
import { afterEach, describe, expect, test } from 'vitest'
import { closeCode, readRetryAfter } from '#shared/protocol.ts'
import { parseSettings } from './settings.ts'
import { openMemoryStore } from './store/memory-store.ts'
import { StorageError } from './store/storage-error.ts'
import { buildUpdate } from './sync/frames.ts'
import { attack, opened } from './testing/attacker.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import { startServer } from './testing/start-server.ts'
import type { TestServer, TestServerOptions } from './testing/start-server.ts'

let server: TestServer
afterEach(() => server.close())

async function live(options: TestServerOptions = {}) {
  server = await startServer(options)
  const room = await server.createRoom()
  const examiner = await room.join('examiner', 'Evelyne')
  const path = (client: number) => `/sync/${room.id}/code?client=${client}`
  return { room, examiner, path }
}

describe('figures', () => {
  const figure = (text: string, name: string) =>
    Number(new RegExp(`^${name.replaceAll(/[{}]/g, '\\$&')} (\\S+)$`, 'm').exec(text)?.[1])

  test('count rooms, sockets, commits and refusals, and name nobody', async () => {
    const { room, examiner, path } = await live()
    const bob = connectParticipant({
      url: server.url,
      room: room.id,
      document: 'code',
      key: examiner.key,
    })
    await bob.until(() => bob.provider.synced && bob.hello() !== undefined)
    bob.doc.getMap('files').set('typed', 'canary-typed')
    expect(await bob.saved()).toHaveProperty('saved')
    const bad = await opened(attack({ url: server.url, path: path(5_000), key: examiner.key }))
    for (let n = 0; n < 3; n++) bad.socket.send(buildUpdate(Uint8Array.of(1, 2, 3)))
    await bad.closed
    await attack({ url: server.url, path: path(5_001), origin: 'https://evil.example' }).closed

    const response = await server.ask('GET', '/metrics')
    expect(response.headers.get('content-type')).toContain('text/plain; version=0.0.4')
    const text = await response.text()
    expect(figure(text, 'pairboard_rooms')).toBe(1)
    expect(figure(text, 'pairboard_connections')).toBe(1)
    expect(figure(text, 'pairboard_commit_seconds_count')).toBe(1)
    expect(figure(text, 'pairboard_updates_refused_total{reason="malformed"}')).toBe(3)
    expect(figure(text, 'pairboard_connections_refused_total{code="403"}')).toBe(1)
    expect(figure(text, 'pairboard_loop_delay_seconds{percentile="99"}')).toBeGreaterThan(0)
    for (const secret of [room.id, examiner.who.participant, examiner.key, 'Evelyne', 'canary']) {
      expect(text).not.toContain(secret)
    }
    bob.close()
  })

  test('are this machine’s alone unless said otherwise', async () => {
    await live()
    const asks = async (headers: Record<string, string>) =>
      (await server.ask('GET', '/metrics', { headers })).status
    expect(await asks({})).toBe(200)
    expect(await asks({ 'x-forwarded-for': '192.0.2.1' })).toBe(404)
    await server.close()
    await live({ settings: { metricsFor: 'all' } })
    expect(await asks({ 'x-forwarded-for': '192.0.2.1' })).toBe(200)
    await server.close()
    await live({ settings: { metricsFor: 'off' } })
    expect(await asks({})).toBe(404)
  })

  test('stay shut when a proxy may stand in front without saying so', () => {
    const origins = { ORIGINS: 'https://pairboard.example' }
    expect(parseSettings({}).metricsFor).toBe('local')
    expect(parseSettings(origins).metricsFor).toBe('off')
    expect(parseSettings({ ...origins, TRUST_PROXY: '1' }).metricsFor).toBe('local')
    expect(parseSettings({ ...origins, METRICS: 'all' }).metricsFor).toBe('all')
  })
})

test('a server that cannot write is alive and not ready', async () => {
  const store = openMemoryStore()
  let broken = false
  await live({
    store: {
      ...store,
      check: () =>
        broken ? Promise.reject(new StorageError('disk-full', 'no room')) : store.check(),
    },
  })
  const status = async (path: string) => (await server.ask('GET', path)).status
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 200])
  broken = true
  expect([await status('/healthz'), await status('/readyz')]).toEqual([200, 503])
  broken = false
  expect(await status('/readyz')).toBe(200)
})

test('an address holds so many sockets, whatever it does with them; others come in, and so does it again', async () => {
  const { examiner, path } = await live({ settings: { socketsPerAddress: 3, trustedProxies: 1 } })
  let next = 6_000
  const from = (address: string) =>
    attack({
      url: server.url,
      path: path(next++),
      key: examiner.key,
      headers: { 'x-forwarded-for': address },
    })
  const crowd = [1, 2, 3].map(() => from('192.0.2.1'))
  await Promise.all(crowd.map(opened))
  expect(await from('192.0.2.1').closed).toBe(429)
  const other = await opened(from('192.0.2.2'))
  other.socket.close()
  crowd[0]?.socket.close()
  await crowd[0]?.closed
  const again = await opened(from('192.0.2.1'))
  expect(again.socket.readyState).toBe(again.socket.OPEN)
})

test('a stop tells each socket when to come back, at different times', async () => {
  const { examiner, path } = await live()
  const doors = Array.from({ length: 12 }, (_, n) =>
    attack({ url: server.url, path: path(7_000 + n), key: examiner.key }),
  )
  await Promise.all(doors.map(opened))
  const reasons = Promise.all(
    doors.map(
      ({ socket }) =>
        new Promise<string>((resolve) =>
          socket.on('close', (code, reason) => {
            expect(code).toBe(closeCode.restarting)
            resolve(reason.toString())
          }),
        ),
    ),
  )
  await server.close()
  const waits = (await reasons).map((reason) => readRetryAfter(reason) ?? -1)
  for (const wait of waits) {
    expect(wait).toBeGreaterThanOrEqual(500)
    expect(wait).toBeLessThanOrEqual(1_100)
  }
  expect(new Set(waits).size).toBeGreaterThan(1)
})
