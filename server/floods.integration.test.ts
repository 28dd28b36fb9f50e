/** Attackers with more patience or more bytes than manners, against the real server. */
import { once } from 'node:events'
import { connect } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { limits } from '#shared/limits.ts'
import { buildVersion, closeCode, messageKind } from '#shared/protocol.ts'
import { buildUpdate } from './sync/frames.ts'
import { laySiege } from './testing/siege.ts'
import type { Siege } from './testing/siege.ts'
import { startServer } from './testing/start-server.ts'
import type { TestServer } from './testing/start-server.ts'

let server: TestServer
let siege: Siege
beforeEach(async () => {
  server = await startServer({
    patience: { headersTimeout: 200, requestTimeout: 300, connectionsCheckingInterval: 50 },
  })
  siege = await laySiege(server)
})
afterEach(async () => {
  siege.close()
  await server.close()
})

/** Bytes straight onto the wire; resolves with all that came back once the server has hung up. */
async function sayRaw(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  let heard = ''
  socket.on('data', (chunk) => (heard += chunk.toString()))
  socket.on('error', () => {})
  socket.write(bytes)
  await once(socket, 'close')
  return heard
}

test('more messages than a person makes end the connection, and only that', async () => {
  const harm = await siege.harm(async () => {
    const flooder = await siege.storm('code')
    for (let n = 1; n <= 5_000; n++) flooder.socket.send(buildVersion(n))
    expect(await flooder.closed).toBe(closeCode.tryLater)
  })
  expect(harm).toEqual([])
})

test('more bytes than a person makes end the connection, and only that', async () => {
  const harm = await siege.harm(async () => {
    const flooder = await siege.storm('code')
    const large = buildUpdate(new Uint8Array(limits.frameBytes - 100))
    for (let n = 0; n < 8; n++) flooder.socket.send(large)
    expect(await flooder.closed).toBe(closeCode.tryLater)
  })
  expect(harm).toEqual([])
})

test('an edit above its limit is refused with that reason, a frame above its own not even read', async () => {
  const harm = await siege.harm(async () => {
    const one = await siege.storm('code')
    one.socket.send(buildUpdate(new Uint8Array(limits.updateBytes + 1)))
    expect(await one.verdict()).toBe('too-large')
    one.socket.send(new Uint8Array(limits.frameBytes + 1_000))
    expect(await one.closed).toBe(1009)
  })
  expect(harm).toEqual([])
})

test('a message in ten thousand pieces is not collected', async () => {
  const harm = await siege.harm(async () => {
    const one = await siege.storm('code')
    one.socket.send(Uint8Array.of(messageKind.version), { fin: false })
    for (let n = 0; n < 10_000 && one.socket.readyState === one.socket.OPEN; n++) {
      one.socket.send(Uint8Array.of(1), { fin: false })
    }
    expect([1006, 1008]).toContain(await one.closed)
  })
  expect(harm).toEqual([])
})

test('compression is not taken up, so that no message unpacks to more than it is', async () => {
  const one = await siege.storm('code')
  expect(one.socket.extensions).toBe('')
})

test('who sends a header or a body byte by byte is cut off', async () => {
  const harm = await siege.harm(async () => {
    const host = new URL(server.url).host
    const crawlers = [
      `GET / HTTP/1.1\r\nHost: ${host}\r\nX-Slow: `,
      `GET /sync/ HTTP/1.1\r\nHost: ${host}\r\nUpgrade: websocket\r\n`,
      '',
    ].map(sayRaw)
    for (const heard of await Promise.all(crawlers))
      expect(heard).toMatch(/^(HTTP\/1\.1 408 [^]*)?$/)
    const body = `POST /api/rooms HTTP/1.1\r\nHost: ${host}\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{"`
    expect(await sayRaw(body)).toMatch(/^HTTP\/1\.1 (408|400)/)
  })
  expect(harm).toEqual([])
})

test('no path leads out of where it may lead, however it is spelt', async () => {
  const host = new URL(server.url).host
  const harm = await siege.harm(async () => {
    for (const path of [
      '/../../package.json',
      '/assets/../../../package.json',
      '/%2e%2e/%2e%2e/package.json',
      '/..%2f..%2fpackage.json',
      '/assets/%2e%2e%5c%2e%2e%5cpackage.json',
      '//etc/passwd',
      '/%00/../package.json',
      'http://evil.example/../package.json',
      `/api/rooms/../../package.json`,
      `/api/rooms/${siege.room.id}/assets/..%2f..%2fpackage.json`,
      `/sync/${siege.room.id}/..%2f..%2fpackage.json`,
      '/rt/../../package.json',
      '/rt/%2e%2e/%2e%2e/package.json',
    ]) {
      const heard = await sayRaw(
        `GET ${path} HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer ${siege.examiner.key}\r\nConnection: close\r\n\r\n`,
      )
      expect(heard, path).toMatch(/^HTTP\/1\.1 (400|404|401|503|200)/)
      expect(heard, path).not.toContain('"dependencies"')
      expect(heard, path).not.toContain('root:')
    }
  })
  expect(harm).toEqual([])
})

test('a key that was revoked opens nothing, whatever was open before', async () => {
  const inside = await siege.storm('code')
  const response = await server.ask('DELETE', `/api/rooms/${siege.room.id}/links/candidate`, {
    key: siege.examiner.key,
  })
  expect(response.status).toBe(204)
  expect(await inside.closed).toBe(closeCode.gone)
  const again = await siege.storm('code')
  expect(await again.closed).toBe(closeCode.gone)
  for (const key of [siege.candidate.key, siege.room.links.candidate]) {
    const answer = await server.ask('GET', `/api/rooms/${siege.room.id}`, { key })
    expect([401, 410]).toContain(answer.status)
  }
})
