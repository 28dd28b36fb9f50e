/** One of ten stops reading while the others write a megabyte and more a second: it is let go, and nobody waits for it. */
import { expect, test } from 'vitest'
import { limits } from '#shared/limits.ts'
import { closeCode } from '#shared/protocol.ts'
import { recordsOf, writeRecord } from '#shared/whiteboard.ts'
import { buildStep1 } from '../sync/frames.ts'
import { connectParticipant } from '../testing/connect-participant.ts'
import type { TestParticipant } from '../testing/connect-participant.ts'
import { laySiege } from '../testing/siege.ts'
import { startServer } from '../testing/start-server.ts'
import { sizeOf, tell } from './sizes.ts'

const rounds = sizeOf({ each: 1, deep: 10 })
/** What the kernel holds for a socket of this machine, both ends together, at most. */
const kernelBytes = 16 * 1024 * 1024
const large = 'x'.repeat(100_000)

test(`${rounds} slow readers`, { timeout: rounds * 120_000 }, async () => {
  const server = await startServer()
  const siege = await laySiege(server)
  const { room, examiner } = siege
  const enter = async () => {
    const { url } = server
    const one = connectParticipant({
      url,
      room: room.id,
      document: 'whiteboard',
      key: examiner.key,
    })
    await one.until(() => one.provider.synced && one.hello() !== undefined)
    return one
  }
  const people: TestParticipant[] = []
  for (let n = 0; n < 9; n++) people.push(await enter())
  const [first, second] = people
  if (!first || !second) throw new Error('nobody came')

  let stamp = 0
  /** A hundred kilobytes from one to all others; resolves with how long the slowest of them waited. */
  async function pass(): Promise<number> {
    const writer = stamp % 2 === 0 ? first : second
    if (!writer) return 0
    const x = ++stamp
    const startedAtMs = performance.now()
    const box = (at: number) => ({
      id: 'shape:box',
      typeName: 'shape',
      type: 'geo',
      x: at,
      y: 0,
      index: 'a1',
      parentId: 'page:page',
      props: { url: '', text: `${at}${large}` },
      meta: {},
    })
    const records = recordsOf(writer.doc)
    const before = records.has('shape:box') ? box(x - 1) : undefined
    writer.doc.transact(() => void writeRecord(records, before, box(x)))
    const arrived = ({ doc }: TestParticipant) =>
      JSON.stringify(recordsOf(doc).get('shape:box'))?.includes(`"${x}x`) ?? false
    await Promise.all(people.map((one) => one.until(() => arrived(one))))
    return performance.now() - startedAtMs
  }
  const percentile = (values: readonly number[], share: number) =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? 0
  const before: number[] = []
  for (let n = 0; n < 100; n++) before.push(await pass())

  for (let round = 0; round < rounds; round++) {
    const slow = await siege.storm('whiteboard')
    slow.socket.send(buildStep1(Uint8Array.of(0)))
    await slow.frame((frame) => frame[0] === 0 && frame[1] === 1)
    slow.socket.pause()
    const rssBefore = process.memoryUsage.rss()
    const during: number[] = []
    let bytes = 0
    // More than the kernel and the server's own bound together can hold.
    while (bytes < kernelBytes + limits.bufferedHardBytes) {
      during.push(await pass())
      bytes += large.length
    }
    slow.socket.resume()
    // The goodbye stands behind all that was not read: it is cut off after a moment.
    expect([closeCode.tryLater, 1006]).toContain(await slow.closed)
    const grownBytes = process.memoryUsage.rss() - rssBefore
    const told = (values: readonly number[]) =>
      [0.5, 0.99].map((share) => percentile(values, share).toFixed(1)).join(' / ')
    tell(
      `slow reader: ${(bytes / 1e6).toFixed(0)} MB written past it; others waited p50 / p99 ${told(before)} ms before ` +
        `and ${told(during)} ms meanwhile; process ${(grownBytes / 1e6).toFixed(0)} MB larger`,
    )
    for (const share of [0.5, 0.99]) {
      expect(percentile(during, share)).toBeLessThan(5 * percentile(before, share) + 20)
    }
  }
  for (const one of people) one.close()
  siege.close()
  await server.close()
})
