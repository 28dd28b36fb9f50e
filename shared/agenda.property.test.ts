import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  enterStage,
  extendStage,
  pauseClock,
  plannedMs,
  readAgenda,
  resumeClock,
  seedAgenda,
  spentMs,
  startAgenda,
} from './agenda.ts'
import { planSchema } from './plan.ts'

const text = { en: 'x', fr: 'x' }
const stages = ['one', 'two', 'three'].map((id) => ({ id, title: text, minutes: 10 }))
const plan = planSchema.parse({ id: 'plan', title: text, summary: text, stages })

type Step =
  | { readonly kind: 'enter'; readonly stage: number }
  | { readonly kind: 'pause' | 'resume' | 'extend' }

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constant('enter' as const), stage: fc.integer({ min: -1, max: 3 }) }),
  fc.record({ kind: fc.constantFrom('pause' as const, 'resume' as const, 'extend' as const) }),
)
const course = fc.array(fc.tuple(step, fc.integer({ min: 0, max: 600_000 })), { maxLength: 30 })

test('every moment of an interview belongs to exactly one stage or to a pause', () => {
  fc.assert(
    fc.property(course, (steps) => {
      const doc = new Y.Doc()
      seedAgenda(doc, plan)
      startAgenda(doc, undefined, 0)
      let now = 0
      let pausedSince: number | undefined
      let paused = 0
      const extended = [0, 0, 0]
      let stage = 0
      for (const [move, wait] of steps) {
        now += wait
        if (move.kind === 'enter') {
          const entered = stages[move.stage] !== undefined && move.stage !== stage
          // Leaving a stage ends its pause: the next one runs.
          if (entered && pausedSince !== undefined) {
            paused += now - pausedSince
            pausedSince = undefined
          }
          if (entered) stage = move.stage
          enterStage(doc, move.stage, now)
        } else if (move.kind === 'pause') {
          pausedSince ??= now
          pauseClock(doc, now)
        } else if (move.kind === 'resume') {
          if (pausedSince !== undefined) paused += now - pausedSince
          pausedSince = undefined
          resumeClock(doc, now)
        } else {
          extended[stage] = (extended[stage] ?? 0) + 5
          extendStage(doc, 5)
        }
      }
      const agenda = readAgenda(doc)
      const standing = paused + (pausedSince === undefined ? 0 : now - pausedSince)
      const spent = stages.map((_, index) => spentMs(agenda, index, now))
      expect(spent.reduce((sum, ms) => sum + ms, 0) + standing).toBe(now)
      expect(agenda.clock?.stage).toBe(stage)
      expect(plannedMs(plan.stages[stage]!, agenda.clock!)).toBe(
        (10 + (extended[stage] ?? 0)) * 60_000,
      )
    }),
  )
})

test('peers that exchange everything agree on the course, whatever they did meanwhile', () => {
  fc.assert(
    fc.property(course, course, (mine, theirs) => {
      const one = new Y.Doc()
      seedAgenda(one, plan)
      startAgenda(one, undefined, 0)
      const other = new Y.Doc()
      Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
      for (const [doc, steps] of [
        [one, mine],
        [other, theirs],
      ] as const) {
        let now = 0
        for (const [move, wait] of steps) {
          now += wait
          if (move.kind === 'enter') enterStage(doc, move.stage, now)
          else if (move.kind === 'pause') pauseClock(doc, now)
          else if (move.kind === 'resume') resumeClock(doc, now)
          else extendStage(doc, 5)
        }
      }
      Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
      Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
      expect(readAgenda(one)).toEqual(readAgenda(other))
      const { clock } = readAgenda(one)
      expect(clock && stages[clock.stage]).toBeDefined()
    }),
  )
})
