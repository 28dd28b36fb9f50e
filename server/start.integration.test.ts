/** What whoever starts and stops the server sees of it. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closeCode } from '#shared/protocol.ts'
import { runServer, startChildServer } from './testing/child-server.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import { askServer, createRoom, newLibraryRoom } from './testing/start-server.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pairboard-start-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a start that cannot be', () => {
  test.each([
    ['a wrong setting', { PORT: 'eighty' }, ['PORT', '"eighty"', '0 to 65535']],
    ['an address of another machine', { HOST: '192.0.2.1' }, ['192.0.2.1', 'HOST']],
    ['a library that is not there', { EXERCISES_DIR: '/nowhere/at-all' }, ['/nowhere/at-all']],
  ])('%s is said in words, with what to do', async (_what, environment, words) => {
    const { code, said } = await runServer({ DATA_DIR: join(folder, 'unused'), ...environment })
    expect(code).toBe(1)
    for (const word of words) expect(said).toContain(word)
    expect(said).not.toMatch(/\n\s+at /)
  })

  test('a data folder that cannot be written', async () => {
    await writeFile(join(folder, 'file'), '')
    const { code, said } = await runServer({ DATA_DIR: join(folder, 'file') })
    expect(code).toBe(1)
    expect(said).toContain('DATA_DIR')
    expect(said).not.toMatch(/\n\s+at /)
  })

  test('a port in use, and a data folder in use', async () => {
    const other = createServer()
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
    const { port } = other.address() as AddressInfo
    const inUse = await runServer({ DATA_DIR: join(folder, 'port'), PORT: String(port) })
    other.close()
    expect(inUse).toMatchObject({ code: 1, said: expect.stringContaining(`Port ${port}`) })
    expect(inUse.said).not.toMatch(/\n\s+at /)

    const first = await startChildServer({ DATA_DIR: join(folder, 'shared') })
    const second = await runServer({ DATA_DIR: join(folder, 'shared') })
    await first.stop('SIGKILL')
    expect(second).toMatchObject({ code: 1, said: expect.stringContaining('Another server') })
    expect(second.said).not.toMatch(/\n\s+at /)
  })
})

test('a stop says goodbye with what was saved, and is over soon', async () => {
  const server = await startChildServer({ DATA_DIR: join(folder, 'stop') })
  const room = await createRoom(askServer(server.url), newLibraryRoom)
  const examiner = await room.join('examiner')
  const bob = connectParticipant({
    url: server.url,
    room: room.id,
    document: 'code',
    key: examiner.key,
  })
  await bob.until(() => bob.provider.synced && bob.hello() !== undefined)
  bob.doc.getMap('runs').set('run', 'kept')
  const outcome = bob.saved()
  const startedAtMs = performance.now()
  const exit = server.stop('SIGTERM')
  await bob.until(() => bob.closeCode() !== undefined)
  expect(bob.closeCode()).toBe(closeCode.restarting)
  expect(await exit).toBe(0)
  expect(performance.now() - startedAtMs).toBeLessThan(5_000)
  expect(await outcome).toSatisfy((it) => 'saved' in it || 'lost' in it)
  bob.close()
})
