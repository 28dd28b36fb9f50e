import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { enterStage, readAgenda, seedAgenda, startAgenda } from '#shared/agenda.ts'
import type { Statement } from '#shared/agenda.ts'
import { exerciseIdSchema, rungIdSchema } from '#shared/ids.ts'
import { planSchema } from '#shared/plan.ts'
import { lastShown, stageTab, tabInFront } from './prompt-tab.ts'

const both = ['drill-down', 'exercise'] as const
const text = { en: 'x', fr: 'x' }
const rung = (revealedAtMs: number) => ({
  rung: rungIdSchema.parse('one'),
  number: 1,
  prompt: text,
  revealedAtMs,
})
const statement = (shownAtMs: number): Statement => ({
  exercise: exerciseIdSchema.parse('exercise'),
  title: text,
  text,
  shownAtMs,
})

describe('what stands in front', () => {
  test('is what the moment brings, until somebody chooses', () => {
    expect(tabInFront(both, 'exercise', undefined, 5)).toBe('exercise')
    expect(tabInFront(both, 'exercise', { tab: 'drill-down', moment: 5 }, 5)).toBe('drill-down')
  })
  test('a choice ends when something newer comes', () => {
    expect(tabInFront(both, 'exercise', { tab: 'drill-down', moment: 4 }, 5)).toBe('exercise')
  })
  test('is never something that the room does not have', () => {
    expect(tabInFront(['exercise'], 'drill-down', undefined, 0)).toBe('exercise')
    expect(tabInFront([], 'drill-down', undefined, 0)).toBeUndefined()
  })
})

test('a candidate has in front what was shown last', () => {
  expect(lastShown({ rungs: [], statement: undefined }).tab).toBe('drill-down')
  expect(lastShown({ rungs: [rung(1)], statement: statement(2) })).toEqual({
    tab: 'exercise',
    moment: 2,
  })
  expect(lastShown({ rungs: [rung(3)], statement: statement(2) }).tab).toBe('drill-down')
})

test('an examiner has in front what the stage is about', () => {
  const doc = new Y.Doc()
  const stages = [
    { id: 'talk', title: text },
    { id: 'code', title: text, opens: 'exercise' },
  ]
  seedAgenda(doc, planSchema.parse({ id: 'plan', title: text, summary: text, stages }))
  expect(stageTab(readAgenda(doc))).toBe('drill-down')
  startAgenda(doc, undefined, 0)
  enterStage(doc, 1, 1)
  expect(stageTab(readAgenda(doc))).toBe('exercise')
})
