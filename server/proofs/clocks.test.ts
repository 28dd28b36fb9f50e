/** The server's clock jumps by years, forwards and backwards: order stays dense, time never runs back, nothing is lost. */
import { expect, test } from 'vitest'
import { closeCode } from '#shared/protocol.ts'
import { openMemoryStore } from '../store/memory-store.ts'
import { connectParticipant } from '../testing/connect-participant.ts'
import { startServer } from '../testing/start-server.ts'
import { diceOf, seed, seededRandom, sizeOf, tell } from './sizes.ts'

const jumps = sizeOf({ each: 40, deep: 2_000 })
const yearMs = 365 * 24 * 60 * 60 * 1_000

test(`${jumps} jumps (seed ${seed})`, { timeout: 60_000 + jumps * 1_000 }, async () => {
  const dice = diceOf(seededRandom(seed))
  let offsetMs = 0
  const store = openMemoryStore()
  // Nothing is deleted for its age here: that a clock which says "in ten years" does so is what it is told to.
  const kept = { ...store, roomsToDelete: async () => [] }
  const server = await startServer({ store: kept, nowMs: () => Date.now() + offsetMs })
  const room = await server.createRoom()
  const examiner = await room.join('examiner')
  const enter = async () => {
    const { url } = server
    const one = connectParticipant({ url, room: room.id, document: 'code', key: examiner.key })
    await one.until(() => one.provider.synced && one.hello() !== undefined)
    return one
  }
  const [writer, reader] = [await enter(), await enter()]
  for (let jump = 0; jump < jumps; jump++) {
    offsetMs = Math.round((dice.upTo(200) / 100 - 1) * dice.of([1_000, yearMs, 20 * yearMs]))
    writer.doc.getMap('files').set('jump', jump)
    expect(await writer.saved()).toHaveProperty('saved')
    await reader.until(() => reader.doc.getMap('files').get('jump') === jump)
    writer.show({ file: String(jump), selections: [] })
    await reader.until(() => JSON.stringify(reader.others()).includes(`"file":"${jump}"`))
    expect([writer.closeCode(), reader.closeCode()]).toEqual([undefined, undefined])
  }
  const rows = await store.readLog(room.id, 0)
  expect(rows.length).toBeGreaterThan(jumps)
  for (const [index, row] of rows.entries()) {
    expect(row.sequence).toBe(index + 1)
    expect(row.timeMs).toBeGreaterThanOrEqual(rows[index - 1]?.timeMs ?? 0)
  }
  await server.close()
  await writer.until(() => writer.closeCode() === closeCode.restarting)
  writer.close()
  reader.close()
  tell(`clocks: ${jumps} jumps, ${rows.length} rows in order`)
})
