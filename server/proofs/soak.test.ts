/** Rooms come and go for minutes: what they took is given back. */
import { expect, test } from 'vitest'
import { connectParticipant } from '../testing/connect-participant.ts'
import { startServer } from '../testing/start-server.ts'
import { heapMegabytes } from './heap.ts'
import { isDeep, sizeOf, tell } from './sizes.ts'

const minutes = sizeOf({ each: 0, deep: 2 })
/** Of the heap, first half to second: measurement and warmth, not a leak. */
const noiseMegabytes = 6
/** A slope needs as long as this before it says more about the server than about the moment. */
const slopeFromMinutes = 60

test.skipIf(!isDeep)(
  `${minutes} minutes of coming and going`,
  { timeout: minutes * 60_000 + 120_000 },
  async () => {
    const server = await startServer({ store: 'sqlite', idleAfterMs: 100 })
    const figures = async () => (await server.ask('GET', '/metrics')).text()
    const figure = async (name: string) =>
      Number(new RegExp(`^pairboard_${name} (\\S+)$`, 'm').exec(await figures())?.[1])

    async function interview() {
      const room = await server.createRoom()
      const examiner = await room.join('examiner')
      const candidate = await room.join('candidate')
      await room.change('start', examiner)
      const people = [examiner, candidate].map(({ key }) =>
        connectParticipant({ url: server.url, room: room.id, document: 'code', key }),
      )
      for (const one of people) {
        await one.until(() => one.provider.synced && one.hello() !== undefined)
        for (let n = 0; n < 30; n++) one.doc.getMap('files').set(`key ${n}`, 'typed')
        await one.saved()
      }
      for (const one of people) one.close()
    }
    const quiet = async () => {
      while ((await figure('rooms')) > 0 || (await figure('connections')) > 0) {
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }

    for (let n = 0; n < 50; n++) await interview()
    await quiet()
    const resources = process.getActiveResourcesInfo().length
    const samples: { readonly minute: number; readonly heap: number }[] = []
    const startedAtMs = performance.now()
    let interviews = 0
    for (let minute = 0; minute < minutes; minute = (performance.now() - startedAtMs) / 60_000) {
      await interview()
      if (++interviews % 20 === 0) samples.push({ minute, heap: heapMegabytes() })
    }
    await quiet()
    const half = Math.floor(samples.length / 2)
    const mean = (of: typeof samples) => of.reduce((sum, { heap }) => sum + heap, 0) / of.length
    const grown = mean(samples.slice(half)) - mean(samples.slice(0, half))
    const left = process.getActiveResourcesInfo().length - resources
    tell(
      `soak: ${interviews} interviews in ${minutes} minutes; heap ${grown.toFixed(2)} MB larger in the second half, ` +
        `slope ${(slope(samples) * 60).toFixed(1)} MB an hour; ${left} sockets and timers left over`,
    )
    expect(grown).toBeLessThan(noiseMegabytes)
    expect(minutes >= slopeFromMinutes ? slope(samples) * 60 : 0).toBeLessThan(1)
    expect(left).toBeLessThanOrEqual(2)
    await server.close()
  },
)

/** Megabytes a minute, by least squares. */
function slope(samples: readonly { readonly minute: number; readonly heap: number }[]): number {
  const count = samples.length
  const meanOf = (of: 'minute' | 'heap') => samples.reduce((sum, one) => sum + one[of], 0) / count
  const [minute, heap] = [meanOf('minute'), meanOf('heap')]
  let above = 0
  let below = 0
  for (const one of samples) {
    above += (one.minute - minute) * (one.heap - heap)
    below += (one.minute - minute) ** 2
  }
  return below === 0 ? 0 : above / below
}
