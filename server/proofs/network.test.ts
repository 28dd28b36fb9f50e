/**
 * The network misbehaves by the book: latency, bytes one by one, stalls, half-open connections, resets. Once it is
 * well again everybody holds the same, with all that anybody was told is saved, within five seconds.
 */
import { afterAll, beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import type { Joined } from '#shared/api.ts'
import { listFiles } from '#shared/code.ts'
import { connectParticipant } from '../testing/connect-participant.ts'
import type { TestParticipant } from '../testing/connect-participant.ts'
import { startServer } from '../testing/start-server.ts'
import type { TestServer } from '../testing/start-server.ts'
import { changeWeather, fairWeather, openBrokenLine } from './network/broken-line.ts'
import { diceOf, seed, seededRandom, sizeOf, tell } from './sizes.ts'

const schedules = sizeOf({ each: 20, deep: 400 })
const stepsEach = 40
const healedWithinMs = 5_000
let server: TestServer
beforeAll(async () => {
  server = await startServer()
})
afterAll(() => server.close())

const turn = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

async function play(from: number): Promise<{ healedMs: number; saved: number }> {
  const dice = diceOf(seededRandom(from))
  const line = await openBrokenLine(server.url)
  const room = await server.createRoom()
  const examiner = await room.join('examiner')
  const candidate = await room.join('candidate')
  await room.change('start', examiner)
  const enter = ({ key }: Joined) =>
    connectParticipant({ url: line.url, room: room.id, document: 'code', key })
  const first = enter(examiner)
  const people = [first, enter(candidate), enter(candidate)]
  await Promise.all(people.map((one) => one.until(() => one.provider.synced)))
  const saved = new Set<string>()

  for (let step = 0; step < stepsEach; step++) {
    if (dice.chance(0.3)) line.weather = changeWeather(dice)
    if (dice.chance(0.08)) line.reset()
    if (dice.chance(0.05)) line.halfClose()
    const writer = dice.of(people)
    const word = `word ${step}`
    const text = textOf(writer)
    text?.insert(dice.upTo(text.length + 1), 'typed')
    writer.doc.getMap('files').set(word, true)
    void writer.saved().then((outcome) => 'saved' in outcome && saved.add(word))
    await turn(dice.of([0, 0, 5, 20]))
  }

  line.weather = fairWeather
  // Connections that only one side believes in: the browser's own watch would end them after half a minute.
  line.reset()
  const startedAtMs = performance.now()
  await Promise.all(
    people.map(async (one) => {
      for (;;) {
        await one.until(() => one.provider.synced && one.hello() !== undefined)
        if ('saved' in (await one.saved())) return
      }
    }),
  )
  // Nobody writes any more: what somebody lacks is a fact of that document alone, asked at its own events.
  const clocks = people.map(({ doc }) => [doc.clientID, clockOf(doc, doc.clientID)] as const)
  await Promise.all(
    people.map((one) =>
      one.until(() => clocks.every(([client, clock]) => clockOf(one.doc, client) === clock)),
    ),
  )
  const healedMs = performance.now() - startedAtMs
  for (const one of people) expect(String(textOf(one))).toBe(String(textOf(first)))
  for (let step = 0; step < stepsEach; step++)
    expect(first.doc.getMap('files').has(`word ${step}`)).toBe(true)
  for (const one of people) one.close()
  await line.close()
  return { healedMs, saved: saved.size }
}

const clockOf = ({ store }: Y.Doc, client: number) => Y.getState(store, client)
const textOf = ({ doc }: TestParticipant) => listFiles(doc)[0]?.text

test(
  `${schedules} schedules of bad weather: everybody holds the same soon after (seed ${seed})`,
  { timeout: schedules * 30_000 },
  async () => {
    let slowestMs = 0
    let savedWords = 0
    for (let schedule = 0; schedule < schedules; schedule++) {
      const { healedMs, saved } = await play(seed + schedule)
      slowestMs = Math.max(slowestMs, healedMs)
      savedWords += saved
    }
    tell(
      `network: ${schedules} schedules, ${savedWords} words called saved meanwhile, ` +
        `all there; together again after ${Math.round(slowestMs)} ms at the latest`,
    )
    expect(slowestMs).toBeLessThan(healedWithinMs)
  },
)
