/** Backup and restore as an operator runs them, beside a server in a process of its own. */
import { mkdtemp, readFile, readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChildServer } from './testing/child-server.ts'
import type { ChildServer } from './testing/child-server.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import type { TestParticipant } from './testing/connect-participant.ts'
import { runCommand } from './testing/run-command.ts'
import { askServer, createRoom, newLibraryRoom } from './testing/start-server.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pairboard-backup-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const runs = (one: TestParticipant) => one.doc.getMap('files').toJSON()

test('a backup taken while people write holds what was saved before it, and becomes a server’s data again', async () => {
  const data = join(folder, 'data')
  const file = join(folder, 'backup.db')
  let server: ChildServer = await startChildServer({ DATA_DIR: data })
  const room = await createRoom(askServer(server.url), newLibraryRoom)
  const { key } = await room.join('examiner')
  const connect = async () => {
    const one = connectParticipant({ url: server.url, room: room.id, document: 'code', key })
    await one.until(() => one.provider.synced && one.hello() !== undefined)
    return one
  }

  const writer = await connect()
  writer.doc.getMap('files').set('before', 1)
  expect(await writer.saved()).toHaveProperty('saved')
  const writing = new AbortController()
  const writes = (async () => {
    for (let n = 0; !writing.signal.aborted; n++) {
      writer.doc.getMap('files').set('during', n)
      await writer.saved()
    }
  })()
  expect(await runCommand('backup', [file], { DATA_DIR: data })).toMatchObject({ code: 0 })
  writing.abort()
  await writes
  writer.doc.getMap('files').set('after', 1)
  await writer.saved()

  const again = await runCommand('backup', [file], { DATA_DIR: data })
  expect(again).toMatchObject({ code: 1, said: expect.stringContaining('exists') })

  const restored = { DATA_DIR: data }
  const whileRunning = await runCommand('restore', [file, '--replace'], restored)
  expect(whileRunning).toMatchObject({ code: 1, said: expect.stringContaining('Another server') })
  writer.doc.getMap('files').set('undisturbed', 1)
  expect(await writer.saved()).toHaveProperty('saved')
  writer.close()
  await server.stop('SIGTERM')

  const unasked = await runCommand('restore', [file], restored)
  expect(unasked).toMatchObject({ code: 1, said: expect.stringContaining('--replace') })
  expect(await runCommand('restore', [file, '--replace'], restored)).toMatchObject({ code: 0 })
  expect((await readdir(data)).filter((name) => name.includes('restoring'))).toEqual([])

  server = await startChildServer(restored)
  const reader = await connect()
  expect(runs(reader)).toMatchObject({ before: 1 })
  expect(runs(reader)).not.toHaveProperty('after')
  reader.doc.getMap('files').set('on', 1)
  expect(await reader.saved()).toHaveProperty('saved')
  reader.close()
  await server.stop('SIGTERM')
})

test('what is no backup, or a damaged one, replaces nothing', async () => {
  const data = join(folder, 'kept')
  const server = await startChildServer({ DATA_DIR: data })
  await createRoom(askServer(server.url), newLibraryRoom)
  const good = join(folder, 'good.db')
  await runCommand('backup', [good], { DATA_DIR: data })
  await server.stop('SIGTERM')
  const before = await readFile(join(data, 'pairboard.db'))

  const text = join(folder, 'diary.txt')
  await writeFile(text, 'this is a diary, long enough to be taken for a database. '.repeat(100))
  const cut = join(folder, 'cut.db')
  await writeFile(cut, await readFile(good))
  await truncate(cut, before.length - 8_192)
  for (const bad of [text, cut, join(folder, 'nowhere.db')]) {
    const { code, said } = await runCommand('restore', [bad, '--replace'], { DATA_DIR: data })
    expect(code, said).toBe(1)
    expect(said).not.toMatch(/\n\s+at /)
  }
  expect(await readFile(join(data, 'pairboard.db'))).toEqual(before)
})

test('without its file, or with a word too many, a command says how it is used', async () => {
  for (const command of ['backup', 'restore']) {
    for (const words of [[], ['one', 'two']]) {
      const { code, said } = await runCommand(command, words, { DATA_DIR: folder })
      expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('Usage: npm run') })
    }
  }
  const { code, said } = await runCommand('backup', [join(folder, 'x.db')], {
    DATA_DIR: join(folder, 'nothing-here'),
  })
  expect({ code, said }).toEqual({ code: 1, said: expect.stringContaining('DATA_DIR') })
})
