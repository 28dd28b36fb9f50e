import fc from 'fast-check'
import { expect, test } from 'vitest'
import { criterionIdSchema, roomIdSchema } from '#shared/ids.ts'
import { rubricSchema } from '#shared/rubric.ts'
import { groupByRubric, lettersOf, scoreOf, sortCompared } from './compare.ts'
import type { Compared } from './compare.ts'

const text = { en: 'x', fr: 'x' }
const clarity = criterionIdSchema.parse('clarity')
const rubric = (id: string) =>
  rubricSchema.parse({
    id,
    title: text,
    summary: text,
    criteria: [
      { id: clarity, title: text, skill: 'soft', weight: 1, levels: [text, text, text, text] },
    ],
  })

function interview(index: number, mean: number | undefined, of = 'backend'): Compared {
  const used = rubric(of)
  const criteria = used.criteria.map((criterion) => ({
    criterion,
    scores: [],
    mean,
    apart: undefined,
    evidence: [],
  }))
  const figures = { observed: 1, withEvidence: 0, agreed: 0, compared: 0 }
  return {
    room: roomIdSchema.parse(String(index).padStart(16, '0')),
    candidate: `Candidate ${index}`,
    role: 'Backend',
    rubric: used,
    report: { criteria, mean, ...figures },
  }
}

test('columns go from the highest to the lowest; equals keep their order, the unobserved come last', () => {
  const all = [interview(1, 2), interview(2, undefined), interview(3, 4), interview(4, 2)]
  const order = sortCompared(all, clarity).map(({ candidate }) => candidate)
  expect(order).toEqual(['Candidate 3', 'Candidate 1', 'Candidate 4', 'Candidate 2'])
  expect(scoreOf(interview(1, 3), 'total')).toBe(3)
})

test('sorting loses nobody and invents nobody', () => {
  const means = fc.array(fc.option(fc.double({ min: 1, max: 4 }), { nil: undefined }))
  fc.assert(
    fc.property(means, (given) => {
      const all = given.map((mean, index) => interview(index, mean))
      const sorted = sortCompared(all, 'total')
      expect(new Set(sorted)).toEqual(new Set(all))
      expect(sorted).toHaveLength(all.length)
    }),
  )
})

test('only interviews of one rubric stand side by side, the largest group first', () => {
  const all = [interview(1, 1, 'junior'), interview(2, 2), interview(3, 3)]
  expect(groupByRubric(all).map((group) => group.map(({ candidate }) => candidate))).toEqual([
    ['Candidate 2', 'Candidate 3'],
    ['Candidate 1'],
  ])
})

test('a rubric whose weights or criteria were changed is another one', () => {
  const heavier = interview(2, 2)
  const [criterion] = heavier.rubric.criteria
  if (!criterion) throw new Error('no criterion')
  const changed = { ...heavier.rubric, criteria: [{ ...criterion, weight: 5 }] }
  const groups = groupByRubric([interview(1, 1), { ...heavier, rubric: changed }, interview(3, 3)])
  expect(groups.map((group) => group.map(({ candidate }) => candidate))).toEqual([
    ['Candidate 1', 'Candidate 3'],
    ['Candidate 2'],
  ])
})

test('letters follow the rooms’ random names, not the order of the interviews', () => {
  const letters = lettersOf([interview(9, 1), interview(3, 1)])
  expect([...letters.values()]).toEqual(['A', 'B'])
  expect(letters.get(interview(3, 1).room)).toBe('A')
})
