/**
 * The disk is full, or fails, at the n-th write or fsync of a running server: nobody is told that something is saved
 * which is not, everybody is told soon, and once the disk is well all goes on.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Joined } from '#shared/api.ts'
import { listFiles } from '#shared/code.ts'
import { startChildServer } from '../testing/child-server.ts'
import type { ChildServer } from '../testing/child-server.ts'
import { connectParticipant } from '../testing/connect-participant.ts'
import type { TestParticipant } from '../testing/connect-participant.ts'
import { askServer, createRoom, newLibraryRoom } from '../testing/start-server.ts'
import { buildShim } from './disk/build-shim.ts'
import { diceOf, seed, seededRandom, sizeOf, tell } from './sizes.ts'

const folder = mkdtempSync(join(tmpdir(), 'pairboard-disk-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const built = buildShim(folder)
const points = sizeOf({ each: 20, deep: 500 })
const dice = diceOf(seededRandom(seed))
/** As the kernel numbers them. */
const errors = { ENOSPC: 28, EIO: 5 } as const
/** A failure is told within this, and long before a person wonders. */
const toldWithinMs = 2_000

const skipped = built.shim === undefined ? ` (skipped: ${built.why})` : ''
describe.skipIf(built.shim === undefined)(`a broken disk${skipped}`, () => {
  test(
    `at ${points} points: nothing is called saved that is not, and all goes on afterwards (seed ${seed})`,
    { timeout: points * 30_000 },
    async () => {
      const data = join(folder, 'data')
      const control = join(folder, 'control')
      const environment = {
        DATA_DIR: data,
        LD_PRELOAD: built.shim ?? '',
        DISK_FOLDER: data,
        DISK_CONTROL: control,
      }
      let server: ChildServer = await startChildServer(environment)
      const room = await createRoom(askServer(server.url), newLibraryRoom)
      const examiner: Joined = await room.join('examiner')
      const enter = async () => {
        const { url } = server
        const one = connectParticipant({ url, room: room.id, document: 'code', key: examiner.key })
        await one.until(() => one.provider.synced && one.hello() !== undefined)
        return one
      }
      const ledger = new Set<string>()
      let exits = 0
      let slowestMs = 0

      let writer = await enter()
      for (let point = 1; point <= points; point++) {
        let exited = false
        void server.exited.then(() => (exited = true))
        const error = dice.of(['ENOSPC', 'EIO'] as const)
        const kind = dice.of(['w', 's'])
        writeFileSync(control, `${point} ${kind} ${errors[error]} ${dice.upTo(6)} 1000000`)
        let failed = false
        for (let n = 0; !failed; n++) {
          const word = `<${point}.${n}>`
          const startedAtMs = performance.now()
          listFiles(writer.doc)[0]?.text.insert(0, word)
          const outcome = await writer.saved()
          if ('saved' in outcome) ledger.add(word)
          else {
            failed = true
            slowestMs = Math.max(slowestMs, performance.now() - startedAtMs)
          }
        }
        rmSync(control)
        writer.close()
        // A disk that failed to write, rather than had no room, ends the process: the next start reads what is there.
        const after = await Promise.race([server.exited, alive(server.url)])
        const ended = after !== 'alive'
        expect([after, exited]).toEqual(ended ? [1, true] : ['alive', false])
        if (ended) {
          exits++
          server = await startChildServer(environment)
        }
        writer = await enter()
        const text = textOf(writer)
        expect([...ledger].filter((word) => !text.includes(word))).toEqual([])
        listFiles(writer.doc)[0]?.text.insert(0, `<${point}.well>`)
        expect(await writer.saved()).toHaveProperty('saved')
        ledger.add(`<${point}.well>`)
      }
      writer.close()
      await server.stop('SIGTERM')
      tell(
        `disk: ${points} failures, ${exits} of them ended the process, ${ledger.size} acknowledged words, 0 lost; ` +
          `told after ${Math.round(slowestMs)} ms at the latest`,
      )
      expect(slowestMs).toBeLessThan(toldWithinMs)
      expect(exits).toBeGreaterThan(0)
      expect(exits).toBeLessThan(points)
    },
  )
})

/** Whether the server still answers, and is ready again. */
async function alive(url: string): Promise<'alive'> {
  const ask = () => fetch(`${url}/readyz`).catch(() => undefined)
  for (let answer = await ask(); answer; answer = await ask()) if (answer.ok) return 'alive'
  // It is ending: its exit code is awaited beside this.
  return new Promise(() => {})
}

const textOf = ({ doc }: TestParticipant) => listFiles(doc)[0]?.text.toString() ?? ''
