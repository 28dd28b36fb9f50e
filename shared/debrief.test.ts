/** Several scorecards put together. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Identity } from './awareness.ts'
import { criterionIdSchema, participantIdSchema } from './ids.ts'
import { buildReport, scoringCards, weightedMean } from './report.ts'
import type { ExaminersCard } from './report.ts'
import type { Criterion } from './rubric.ts'
import type { Judgement } from './scorecard.ts'
import type { SealedCard } from './sealing.ts'

const text = (words: string) => ({ en: words, fr: words })
const criterion = (name: string, weight: number): Criterion => ({
  id: criterionIdSchema.parse(name),
  title: text(name),
  skill: 'hard',
  weight,
  levels: [text('1'), text('2'), text('3'), text('4')],
})
const rubric = [criterion('framing', 2), criterion('testing', 1), criterion('clarity', 3)]
const examiner = (index: number): Identity => ({
  participant: participantIdSchema.parse('abcdefgh'.charAt(index).repeat(10)),
  name: `Examiner ${index}`,
  role: 'examiner',
  colour: index + 1,
})

type Scores = Record<string, Judgement['score']>
function card(index: number, scores: Scores, pins: SealedCard['pins'] = []): ExaminersCard {
  const judgements = Object.entries(scores).map(([name, score]) => ({
    criterion: criterionIdSchema.parse(name),
    score,
    atMs: 0,
  }))
  return {
    who: examiner(index),
    card: { sealedAtMs: 1, judgements, reasons: [], notes: [], pins },
  }
}

describe('a report', () => {
  test('of two examiners takes the mean of each criterion, then weighs', () => {
    const { mean, observed } = buildReport(rubric, [
      card(0, { framing: 3, testing: 2, clarity: 4 }),
      card(1, { framing: 4, testing: 'not-observed', clarity: 4 }),
    ])
    expect(mean).toBeCloseTo((3.5 * 2 + 2 * 1 + 4 * 3) / 6)
    expect(observed).toBe(3)
  })

  test('puts first what examiners see two or more apart, in the rubric’s order, and counts who agree', () => {
    const { criteria, agreed, compared } = buildReport(rubric, [
      card(0, { framing: 3, testing: 1, clarity: 4 }),
      card(1, { framing: 4, testing: 3, clarity: 2 }),
    ])
    expect(criteria.map((one) => one.criterion.id)).toEqual(['testing', 'clarity', 'framing'])
    expect([agreed, compared]).toEqual([1, 3])
  })

  test('of one examiner alone has nothing to compare', () => {
    const { compared, criteria } = buildReport(rubric, [card(0, { framing: 3, testing: 1 })])
    expect(compared).toBe(0)
    expect(criteria.every(({ apart }) => apart === undefined)).toBe(true)
  })

  test('keeps the order of moments across examiners and says whose they are', () => {
    const pin = (id: string, atMs: number) => ({
      id,
      atMs,
      words: id,
      criterion: criterionIdSchema.parse('framing'),
    })
    const { criteria, withEvidence } = buildReport(rubric, [
      card(0, { framing: 3 }, [pin('late', 90)]),
      card(1, { framing: 3, testing: 2 }, [pin('early', 10)]),
    ])
    expect(criteria[0]?.evidence.map(({ id, who }) => [id, who.name])).toEqual([
      ['early', 'Examiner 1'],
      ['late', 'Examiner 0'],
    ])
    expect(withEvidence).toBe(1)
  })

  test('leaves out who abstained and who is still withheld', () => {
    const abstained = { sealedAtMs: 1, judgements: [], reasons: [], notes: [], pins: [] }
    const examiners = [
      { who: examiner(0), sealedAtMs: 1, card: abstained },
      { who: examiner(1), sealedAtMs: null, card: null },
      { ...card(2, { framing: 4 }), sealedAtMs: 1 },
    ]
    expect(scoringCards({ examiners }).map(({ who }) => who.name)).toEqual(['Examiner 2'])
  })

  test('of nobody has no mean', () => {
    expect(buildReport(rubric, []).mean).toBeUndefined()
  })
})

const anyScore = fc.constantFrom<Judgement['score'] | null>(1, 2, 3, 4, 'not-observed', null)
const anyCards = fc.array(fc.tuple(anyScore, anyScore, anyScore), { maxLength: 4 }).map((rows) =>
  rows.map((row, index) =>
    card(
      index,
      Object.fromEntries(
        rubric.flatMap(({ id }, place) => {
          const score = row[place] ?? null
          return score === null ? [] : [[id, score]]
        }),
      ),
    ),
  ),
)

describe('whatever was scored', () => {
  test('the order of examiners and of criteria changes no figure', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const { mean, observed, agreed, compared } = buildReport(rubric, cards)
        const turned = buildReport(rubric.toReversed(), cards.toReversed())
        expect(turned.mean ?? 0).toBeCloseTo(mean ?? 0)
        expect([turned.observed, turned.agreed, turned.compared]).toEqual([
          observed,
          agreed,
          compared,
        ])
      }),
    )
  })

  test('one examiner’s report has the mean of their own scorecard', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const [first] = cards
        fc.pre(first !== undefined)
        const judgements = new Map(first.card.judgements.map((one) => [one.criterion, one]))
        const own = weightedMean(rubric, { judgements })
        expect(buildReport(rubric, [first]).mean).toBe(own.mean)
      }),
    )
  })

  test('an examiner who observed nothing changes no mean', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const blind = card(5, { framing: 'not-observed', testing: 'not-observed' })
        expect(buildReport(rubric, [...cards, blind]).mean).toBe(buildReport(rubric, cards).mean)
      }),
    )
  })

  test('all weights doubled, the mean stays', () => {
    fc.assert(
      fc.property(anyCards, (cards) => {
        const doubled = rubric.map((one) => ({ ...one, weight: one.weight * 2 }))
        expect(buildReport(doubled, cards).mean ?? 0).toBeCloseTo(
          buildReport(rubric, cards).mean ?? 0,
        )
      }),
    )
  })
})
