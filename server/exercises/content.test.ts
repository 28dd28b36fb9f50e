/** What the built-in library promises, whoever edits it. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languages } from '#shared/language.ts'
import type { Language, Localised } from '#shared/language.ts'
import { minutesOf } from '#shared/plan.ts'
import { openLibrary } from './library.ts'

const startedAt = process.cpuUsage()
const library = await openLibrary({ folders: [join(import.meta.dirname, '../../exercises')] })
const readInMs = process.cpuUsage(startedAt).user / 1000

const drillDowns = [
  'flood-fill',
  'online-chess',
  'webradio',
  'docs-clone',
  'click-a-link',
  'online-chat',
]

/** Every text of the library with the place where it stands. */
function localised(value: unknown, place: string): [string, Localised][] {
  if (typeof value !== 'object' || value === null) return []
  if ('fr' in value && 'en' in value) return [[place, value as Localised]]
  return Object.entries(value).flatMap(([key, part]) => localised(part, `${place}.${key}`))
}

const texts = [
  ...library.plans.flatMap((plan) => localised(plan, plan.id)),
  ...library.rubrics.flatMap((rubric) => localised(rubric, rubric.id)),
  ...library.exercises.flatMap((exercise) => localised(exercise, exercise.id)),
]

/** Places whose text, code aside, matches. */
function placesOf(language: Language, pattern: RegExp): string[] {
  return texts
    .filter(([, text]) => pattern.test(text[language].replaceAll(/```[^]*?```|`[^`]*`/g, 'code')))
    .map(([place, text]) => `${place}: ${text[language]}`)
}

describe.each(drillDowns)('the drill-down %s', (id) => {
  const drillDown = library.exercise(id)?.drillDown

  test('has ten to twelve rungs', () => {
    expect(drillDown?.rungs.length).toBeGreaterThanOrEqual(10)
    expect(drillDown?.rungs.length).toBeLessThanOrEqual(12)
  })

  test.each(languages)('leaves nothing empty (%s)', (language) => {
    expect(drillDown?.opening[language]).toBeTruthy()
    expect(drillDown?.traps.length).toBeGreaterThan(0)
    for (const rung of drillDown?.rungs ?? []) {
      for (const text of [rung.prompt, rung.weak, rung.ok, rung.strong]) {
        expect(text[language]).toBeTruthy()
      }
      expect(rung.hints.length).toBeGreaterThan(0)
      for (const text of [...rung.hints, ...rung.traps]) expect(text[language]).toBeTruthy()
      expect(rung.criteria.length).toBeGreaterThan(0)
    }
  })

  test.each(languages)('asks in few words (%s)', (language) => {
    for (const rung of drillDown?.rungs ?? []) {
      expect(rung.prompt[language].length).toBeLessThan(240)
    }
  })

  test('gives evidence for every criterion of the general rubric that it can', () => {
    const used = new Set(drillDown?.rungs.flatMap((rung) => rung.criteria))
    expect(used.size).toBeGreaterThanOrEqual(7)
  })
})

describe('the library', () => {
  test('is read before anybody waits: within two seconds of computing', () => {
    expect(readInMs).toBeLessThan(2_000)
  })

  test('offers the six plans with their minutes', () => {
    const minutes = library.plans.map((plan) => [plan.id, minutesOf(plan)])
    expect(minutes).toEqual([
      ['qualification', 65],
      ['case-study', 60],
      ['team-interview', 90],
      ['first-call', 30],
      ['coach', 45],
      ['blank-pad', undefined],
    ])
  })

  test('has each plan’s stages with their minutes', () => {
    const stages = Object.fromEntries(
      library.plans.map((plan) => [
        plan.id,
        plan.stages.map(({ title, minutes }) => `${title.en} ${minutes ?? '–'}`).join(' · '),
      ]),
    )
    expect(stages).toEqual({
      qualification: 'Icebreaker 5 · Drill-down 15 · Exercise 40 · Your questions 5',
      'case-study': 'The brief 10 · Restate and ask 10 · Prepare alone 20 · Present and discuss 20',
      'team-interview':
        'Introductions 10 · The candidate’s own code 30 · Method and architecture 30 · Exercise 15 · Your questions 5',
      'first-call':
        'Context 2 · Background 8 · Key skills 12 · Motivation 4 · Logistics and questions 4',
      coach: 'Introductions 5 · Context 5 · Culture 10 · Technical 15 · Your questions 10',
      'blank-pad': 'Open session –',
    })
  })

  test('has a coding task for each drill-down and two to warm up, in the three main languages', () => {
    const tasks = library.exercises.filter(({ coding }) => coding)
    expect(tasks.map(({ id }) => id).toSorted()).toEqual(
      [...drillDowns, 'warm-up-brackets', 'warm-up-runs'].toSorted(),
    )
    for (const { id, coding } of tasks) {
      expect(Object.keys(coding?.starters ?? {}), id).toEqual(
        expect.arrayContaining(['typescript', 'javascript', 'python']),
      )
      expect(
        coding?.cases.some(({ hidden }) => hidden),
        id,
      ).toBe(true)
      expect(
        coding?.cases.some(({ hidden }) => !hidden),
        id,
      ).toBe(true)
    }
  })

  test('has one stage in which the candidate works unwatched', () => {
    const focused = library.plans.flatMap((plan) =>
      plan.stages.filter(({ focus }) => focus).map(({ id }) => `${plan.id}/${id}`),
    )
    expect(focused).toEqual(['case-study/prepare'])
  })

  test('weighs the general rubric’s eight criteria equally, five hard and three soft', () => {
    const { criteria = [] } = library.rubric('default') ?? {}
    expect(criteria.map(({ id, skill, weight }) => `${id} ${skill} ${weight}`)).toEqual([
      'framing hard 1',
      'correctness hard 1',
      'testing hard 1',
      'trade-offs hard 1',
      'clarity hard 1',
      'communication soft 1',
      'autonomy soft 1',
      'posture soft 1',
    ])
  })

  test('has a rubric for each of the usual kinds of position', () => {
    expect(library.rubrics.map(({ id }) => id)).toEqual([
      'default',
      'backend',
      'frontend',
      'junior',
    ])
  })

  test('uses only criteria of the general rubric in its ladders, so that any room can score them', () => {
    const known = new Set(library.rubric('default')?.criteria.map(({ id }) => id))
    const used = library.exercises.flatMap(
      ({ drillDown }) => drillDown?.rungs.flatMap(({ criteria }) => criteria) ?? [],
    )
    expect(used.filter((criterion) => !known.has(criterion))).toEqual([])
  })
})

describe('the library’s French', () => {
  test('keeps double punctuation on the line of its word', () => {
    expect(placesOf('fr', /[^\u00a0\u202f:;?!/.][:;?!](\s|$)|«[^\u00a0]|[^\u00a0]»/)).toEqual([])
  })

  test('uses the typographic apostrophe and French quotation marks', () => {
    expect(placesOf('fr', /['"“”]/)).toEqual([])
  })
})

describe('the library’s English', () => {
  test('uses typographic apostrophes and quotation marks', () => {
    expect(placesOf('en', /['"«»]/)).toEqual([])
  })

  test('has no French spacing', () => {
    expect(placesOf('en', /\s[:;?!](\s|$)/)).toEqual([])
  })
})

test('nobody is shouted at', () => {
  expect([...placesOf('fr', /!/), ...placesOf('en', /!/)]).toEqual([])
})
