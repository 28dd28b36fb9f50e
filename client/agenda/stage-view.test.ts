import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  endAgenda,
  enterStage,
  extendStage,
  pauseClock,
  readAgenda,
  seedAgenda,
  startAgenda,
} from '#shared/agenda.ts'
import { planSchema } from '#shared/plan.ts'
import { currentStage, viewStages } from './stage-view.ts'

const minute = 60_000
const text = (words: string) => ({ en: words, fr: words })
const plan = planSchema.parse({
  id: 'plan',
  title: text('Plan'),
  summary: text('Plan'),
  stages: [
    { id: 'icebreaker', title: text('Icebreaker'), minutes: 5 },
    { id: 'exercise', title: text('Exercise'), minutes: 40 },
    { id: 'open', title: text('Open') },
  ],
})
function seeded() {
  const doc = new Y.Doc()
  seedAgenda(doc, plan)
  return doc
}
const view = (doc: Y.Doc, nowMs: number) => viewStages(readAgenda(doc), nowMs)

test('nothing runs in the lobby', () => {
  const stages = view(seeded(), 99 * minute)
  expect(stages.map(({ phase, spentMs }) => [phase, spentMs])).toEqual([
    ['coming', 0],
    ['coming', 0],
    ['coming', 0],
  ])
  expect(stages.map(({ plannedMs }) => plannedMs)).toEqual([5 * minute, 40 * minute, undefined])
})

test('the current stage runs over only once its whole time, extensions included, is used up', () => {
  const doc = seeded()
  startAgenda(doc, undefined, 0)
  extendStage(doc, 5)
  expect(currentStage(view(doc, 10 * minute))?.over).toBe(false)
  expect(currentStage(view(doc, 10 * minute + 1))?.over).toBe(true)
})

test('a stage that was left keeps its time and its extensions', () => {
  const doc = seeded()
  startAgenda(doc, undefined, 0)
  extendStage(doc, 5)
  enterStage(doc, 1, 7 * minute)
  const [icebreaker, exercise] = view(doc, 20 * minute)
  expect(icebreaker).toMatchObject({
    phase: 'visited',
    spentMs: 7 * minute,
    plannedMs: 10 * minute,
    over: false,
  })
  expect(exercise).toMatchObject({ phase: 'current', spentMs: 13 * minute })
})

test('an open stage never runs over', () => {
  const doc = seeded()
  startAgenda(doc, undefined, 0)
  enterStage(doc, 2, minute)
  expect(currentStage(view(doc, 500 * minute))).toMatchObject({ over: false, plannedMs: undefined })
})

test('a pause shows as such and the time stands', () => {
  const doc = seeded()
  startAgenda(doc, undefined, 0)
  pauseClock(doc, minute)
  expect(currentStage(view(doc, 9 * minute))).toMatchObject({ paused: true, spentMs: minute })
})

test('after the end no stage is current and the last one keeps its time', () => {
  const doc = seeded()
  startAgenda(doc, undefined, 0)
  endAgenda(doc, 4 * minute)
  const stages = view(doc, 9 * minute)
  expect(currentStage(stages)).toBeUndefined()
  expect(stages[0]).toMatchObject({ phase: 'visited', spentMs: 4 * minute })
})
