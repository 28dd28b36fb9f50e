import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  elapsedMs,
  endAgenda,
  enterStage,
  extendStage,
  pauseClock,
  plannedMs,
  readAgenda,
  reopenAgenda,
  resumeClock,
  seedAgenda,
  setLock,
  spentMs,
  startAgenda,
} from './agenda.ts'
import { exerciseSchema } from './exercise.ts'
import { planSchema } from './plan.ts'
import { hideRung, hideStatement, revealRung, showStatement } from './reveal.ts'

const text = (words: string) => ({ en: words, fr: words })
const minute = 60_000

const plan = planSchema.parse({
  id: 'qualification',
  title: text('Qualification'),
  summary: text('One peer.'),
  stages: [
    { id: 'icebreaker', title: text('Icebreaker'), minutes: 5 },
    { id: 'drill-down', title: text('Drill-down'), minutes: 15, opens: 'drill-down' },
    { id: 'design', title: text('Design'), minutes: 40, opens: 'whiteboard' },
    { id: 'talk', title: text('Talk') },
  ],
})

const rung = (id: string) => ({
  id,
  prompt: text(`Prompt ${id}`),
  minutes: 2,
  weak: text(`secret weak ${id}`),
  ok: text(`secret ok ${id}`),
  strong: text(`secret strong ${id}`),
  hints: [text(`secret hint ${id}`)],
  traps: [text(`secret trap ${id}`)],
  criteria: ['framing'],
})
const exercise = exerciseSchema.parse({
  id: 'flood-fill',
  title: text('Flood fill'),
  summary: text('Paint.'),
  level: 'any',
  minutes: 40,
  drillDown: {
    opening: text('Fill the region.'),
    rungs: [rung('frame'), rung('write'), rung('scale')],
    traps: [text('secret general trap')],
    board: [],
  },
  coding: {
    statement: text('Write it.'),
    entry: 'floodFill',
    starters: {},
    cases: [
      { id: 'small', title: text('Small'), arguments: [[]], expect: { value: [] } },
      {
        id: 'hidden',
        title: text('secret'),
        arguments: [],
        expect: { value: 1 },
        hidden: true,
      },
    ],
    timeoutMs: 1000,
  },
})
const drillDown = exercise.drillDown!
const [frame, write, scale] = drillDown.rungs as [
  (typeof drillDown.rungs)[0],
  (typeof drillDown.rungs)[0],
  (typeof drillDown.rungs)[0],
]

function started(atMs = 0): Y.Doc {
  const doc = new Y.Doc()
  seedAgenda(doc, plan)
  startAgenda(doc, exercise, atMs)
  return doc
}
const spent = (doc: Y.Doc, stage: number, nowMs: number) => spentMs(readAgenda(doc), stage, nowMs)
const clockOf = (doc: Y.Doc) => readAgenda(doc).clock!
const wholeText = (doc: Y.Doc) => JSON.stringify(readAgenda(doc))

describe('the clock', () => {
  test('stands before the start', () => {
    const doc = new Y.Doc()
    seedAgenda(doc, plan)
    expect(readAgenda(doc).clock).toBeUndefined()
    expect(spent(doc, 0, 99_000)).toBe(0)
    enterStage(doc, 1, 10)
    expect(readAgenda(doc).clock).toBeUndefined()
  })

  test('counts the current stage without its pauses', () => {
    const doc = started()
    pauseClock(doc, 60_000)
    expect(elapsedMs(clockOf(doc), 300_000)).toBe(60_000)
    resumeClock(doc, 100_000)
    expect(elapsedMs(clockOf(doc), 120_000)).toBe(80_000)
  })

  test('pausing twice, or resuming what runs, changes nothing', () => {
    const doc = started()
    pauseClock(doc, 10_000)
    pauseClock(doc, 20_000)
    resumeClock(doc, 30_000)
    resumeClock(doc, 40_000)
    expect(elapsedMs(clockOf(doc), 50_000)).toBe(30_000)
  })

  test('an extension lengthens the stage; an open stage has no length to extend', () => {
    const doc = started()
    extendStage(doc, 5)
    extendStage(doc, 5)
    expect(plannedMs(plan.stages[0]!, clockOf(doc))).toBe(15 * minute)
    enterStage(doc, 3, 1000)
    expect(plannedMs(plan.stages[3]!, clockOf(doc))).toBeUndefined()
  })

  test('a stage that is entered again goes on where it stood, with its extensions', () => {
    const doc = started()
    extendStage(doc, 5)
    enterStage(doc, 1, 4 * minute)
    enterStage(doc, 0, 5 * minute)
    expect(spent(doc, 0, 6 * minute)).toBe(5 * minute)
    expect(spent(doc, 1, 6 * minute)).toBe(minute)
    expect(plannedMs(plan.stages[0]!, clockOf(doc))).toBe(10 * minute)
  })

  test('a stage outside the plan cannot be entered', () => {
    const doc = started()
    for (const stage of [-1, 4, 99]) enterStage(doc, stage, 1000)
    expect(clockOf(doc).stage).toBe(0)
    expect(readAgenda(doc).past).toEqual([])
  })

  test('a pause that is open when the stage is left belongs to that stage', () => {
    const doc = started()
    pauseClock(doc, 10_000)
    enterStage(doc, 1, 70_000)
    expect(spent(doc, 0, 70_000)).toBe(10_000)
    expect(spent(doc, 1, 80_000)).toBe(10_000)
  })

  test('nothing runs after the end, and taking the end back leaves out the time between', () => {
    const doc = started()
    endAgenda(doc, 2 * minute)
    expect(spent(doc, 0, 9 * minute)).toBe(2 * minute)
    reopenAgenda(doc, 9 * minute)
    expect(spent(doc, 0, 10 * minute)).toBe(3 * minute)
  })

  test('a clock that was paused at the end is still paused when the end is taken back', () => {
    const doc = started()
    pauseClock(doc, minute)
    endAgenda(doc, 2 * minute)
    reopenAgenda(doc, 5 * minute)
    expect(spent(doc, 0, 6 * minute)).toBe(minute)
    resumeClock(doc, 7 * minute)
    expect(spent(doc, 0, 8 * minute)).toBe(2 * minute)
  })

  test('two examiners who go on at the same moment go on once', () => {
    const one = started()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    enterStage(one, 1, minute)
    enterStage(other, 1, minute + 30)
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    expect(readAgenda(one)).toEqual(readAgenda(other))
    expect(readAgenda(one).past).toHaveLength(1)
    expect(clockOf(one).startedAtMs).toBe(readAgenda(one).past[0]?.endedAtMs)
  })
})

test('a stage that opens the whiteboard calls everybody to it, a drill-down leaves them where they are', () => {
  const doc = started()
  enterStage(doc, 1, 1000)
  expect(readAgenda(doc).calledView).toBeUndefined()
  enterStage(doc, 2, 2000)
  expect(readAgenda(doc).calledView).toEqual({ view: 'board', atMs: 2000 })
})

describe('reveals', () => {
  test('copy the prompt and nothing else that the examiner has', () => {
    const doc = started()
    revealRung(doc, drillDown, write, 1000)
    expect(readAgenda(doc).rungs).toEqual([
      { rung: 'write', number: 2, prompt: text('Prompt write'), revealedAtMs: 1000 },
    ])
    showStatement(doc, exercise, 2000)
    expect(wholeText(doc)).not.toContain('secret')
  })

  test('the number is the place in the ladder even when the rung was parsed another time', () => {
    const doc = started()
    revealRung(doc, drillDown, { ...scale }, 1000)
    expect(readAgenda(doc).rungs[0]?.number).toBe(3)
  })

  test('of the same rung by two examiners at once count once', () => {
    const one = started()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    revealRung(one, drillDown, frame, 1000)
    revealRung(other, drillDown, frame, 1001)
    Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
    Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
    expect(readAgenda(one).rungs).toHaveLength(1)
    expect(readAgenda(one)).toEqual(readAgenda(other))
    hideRung(one, frame.id)
    expect(readAgenda(one).rungs).toEqual([])
  })

  test('can be taken back', () => {
    const doc = started()
    revealRung(doc, drillDown, frame, 1000)
    revealRung(doc, drillDown, write, 2000)
    hideRung(doc, write.id)
    expect(readAgenda(doc).rungs.map(({ rung }) => rung)).toEqual(['frame'])
  })

  test('of the exercise happen once and can be taken back', () => {
    const doc = started()
    showStatement(doc, exercise, 1000)
    showStatement(doc, exercise, 2000)
    expect(readAgenda(doc).statement).toEqual({
      exercise: 'flood-fill',
      title: text('Flood fill'),
      text: text('Write it.'),
      tests: {
        entry: 'floodFill',
        cases: [
          {
            id: 'small',
            title: text('Small'),
            arguments: [[]],
            expect: { value: [] },
            hidden: false,
          },
        ],
        timeoutMs: 1000,
      },
      starters: exercise.coding?.starters,
      shownAtMs: 1000,
    })
    expect(JSON.stringify(doc.toJSON())).not.toContain('secret')
    hideStatement(doc)
    expect(readAgenda(doc).statement).toBeUndefined()
  })
})

test('junk written by a peer reads as absent', () => {
  const doc = started()
  const state = doc.getMap<unknown>('state')
  for (const key of ['status', 'clock', 'past', 'statement', 'locks', 'calledView', 'drillDown']) {
    state.set(key, { wrong: true })
  }
  doc.getArray<unknown>('rungs').push(['junk', { rung: 'x' }])
  expect(readAgenda(doc)).toMatchObject({
    status: 'lobby',
    clock: undefined,
    past: [],
    statement: undefined,
    rungs: [],
    locks: { code: false, whiteboard: false },
  })
})

test('a lock changes one side and leaves the other', () => {
  const doc = started()
  setLock(doc, 'code', true)
  setLock(doc, 'whiteboard', true)
  setLock(doc, 'code', false)
  expect(readAgenda(doc).locks).toEqual({ code: false, whiteboard: true })
})
