/** The server is killed without warning, again and again: what it had called saved is there afterwards. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Joined } from '#shared/api.ts'
import { listFiles } from '#shared/code.ts'
import { startChildServer } from '../testing/child-server.ts'
import type { ChildServer } from '../testing/child-server.ts'
import { connectParticipant } from '../testing/connect-participant.ts'
import type { TestParticipant } from '../testing/connect-participant.ts'
import { askServer, createRoom, newLibraryRoom } from '../testing/start-server.ts'
import { diceOf, seed, seededRandom, sizeOf, tell } from './sizes.ts'

const kills = sizeOf({ each: 10, deep: 100 })
const dice = diceOf(seededRandom(seed))
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pairboard-kill-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test(
  `${kills} kills under load lose nothing that was acknowledged (seed ${seed})`,
  { timeout: kills * 30_000 },
  async () => {
    let server: ChildServer = await startChildServer({ DATA_DIR: folder })
    const room = await createRoom(askServer(server.url), newLibraryRoom)
    const examiner: Joined = await room.join('examiner')
    const enter = async () => {
      const { url } = server
      const one = connectParticipant({ url, room: room.id, document: 'code', key: examiner.key })
      await one.until(() => one.provider.synced && one.hello() !== undefined)
      return one
    }
    /** What the server called saved, kept here, in another process than the one that is killed. */
    const ledger = new Set<string>()
    const missing = (reader: TestParticipant) =>
      [...ledger].filter((word) => !textOf(reader).includes(word))

    for (let kill = 0; kill < kills; kill++) {
      const [one, two] = [await enter(), await enter()]
      expect(missing(one)).toEqual([])
      // Two write without a pause; the kill falls somewhere between some acknowledgement and the next.
      const enough = ledger.size + 3 + dice.upTo(40)
      let killed: Promise<unknown> | undefined
      for (let n = 0; killed === undefined || one.closeCode() === undefined; n++) {
        for (const [name, writer] of [
          ['one', one],
          ['two', two],
        ] as const) {
          const word = `<${kill}.${n}.${name}>`
          listFiles(writer.doc)[0]?.text.insert(0, word)
          const outcome = writer.saved().then((it) => 'saved' in it && ledger.add(word))
          if (n % 5 === 0) await outcome
        }
        if (ledger.size >= enough) killed ??= server.stop('SIGKILL')
      }
      await killed
      one.close()
      two.close()
      server = await startChildServer({ DATA_DIR: folder })
    }

    const reader = await enter()
    tell(`kill: ${kills} kills, ${ledger.size} acknowledged words, ${missing(reader).length} lost`)
    expect(ledger.size).toBeGreaterThan(kills * 3)
    expect(missing(reader)).toEqual([])
    reader.close()
    await server.stop('SIGTERM')
  },
)

const textOf = ({ doc }: TestParticipant) => listFiles(doc)[0]?.text.toString() ?? ''
