/** Ten times the server is killed without warning: what it had called saved is there afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Joined } from '#shared/api.ts'
import { listFiles } from '#shared/code.ts'
import { startChildServer } from './testing/child-server.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import type { Outcome } from './testing/connect-participant.ts'
import { askServer, createRoom } from './testing/start-server.ts'

const kills = 10
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pairboard-kill-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test(
  `${kills} kills under load lose nothing that was acknowledged`,
  { timeout: 300_000 },
  async () => {
    let server = await startChildServer({ DATA_DIR: folder })
    const room = await createRoom(askServer(server.url), {
      candidate: 'Camille',
      role: 'Engineer',
      plan: 'qualification',
      rubric: 'default',
      drillDown: null,
      exercise: null,
      language: 'en',
    })
    const examiner: Joined = await room.join('examiner')
    const acknowledged = new Set<string>()
    const note = async (outcome: Promise<Outcome>, word: string) => {
      if ('saved' in (await outcome)) acknowledged.add(word)
    }

    for (let round = 0; round < kills; round++) {
      const { url } = server
      const writer = connectParticipant({ url, room: room.id, document: 'code', key: examiner.key })
      await writer.until(() => writer.provider.synced && writer.hello() !== undefined)
      const [file] = listFiles(writer.doc)
      if (!file) throw new Error('the code document has no file')
      for (const word of acknowledged) expect(file.text.toString()).toContain(word)

      // Writes without a pause; the kill falls somewhere between a few acknowledgements and the next ones.
      const enough = 3 + round * 4
      const before = acknowledged.size
      let killed: Promise<unknown> | undefined
      for (let n = 0; killed === undefined || writer.closeCode() === undefined; n++) {
        const word = `<${round}.${n}>`
        file.text.insert(0, word)
        const outcome = note(writer.saved(), word)
        if (n % 5 === 0) await outcome
        if (acknowledged.size - before >= enough) killed ??= server.stop('SIGKILL')
      }
      await killed
      writer.close()
      server = await startChildServer({ DATA_DIR: folder })
    }

    const reader = connectParticipant({
      url: server.url,
      room: room.id,
      document: 'code',
      key: examiner.key,
    })
    await reader.until(() => reader.provider.synced)
    const text = listFiles(reader.doc)[0]?.text.toString() ?? ''
    expect(acknowledged.size).toBeGreaterThan(kills * 3)
    expect([...acknowledged].filter((word) => !text.includes(word))).toEqual([])
    reader.close()
    await server.stop('SIGTERM')
  },
)
