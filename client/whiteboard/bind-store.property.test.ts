import fc from 'fast-check'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { recordsOf } from '#shared/whiteboard.ts'
import { boardParticipant, deliver, settle } from './testing/board-participant.ts'
import type { BoardParticipant } from './testing/board-participant.ts'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

const gestures = [
  'box',
  'frame',
  'arrow',
  'start stroke',
  'grow stroke',
  'end stroke',
  'move',
  'recolour',
  'put inside',
  'take out',
  'remove',
  'remove',
  'undo',
  'redo',
  'wait',
  'deliver',
  'go offline',
] as const

interface Step {
  readonly who: number
  readonly gesture: (typeof gestures)[number]
  readonly which: number
  readonly other: number
  readonly number: number
}

const step: fc.Arbitrary<Step> = fc.record({
  who: fc.nat(2),
  gesture: fc.constantFrom(...gestures),
  which: fc.nat(),
  other: fc.nat(),
  number: fc.integer({ min: -1000, max: 1000 }),
})

interface Room {
  readonly people: readonly BoardParticipant[]
  readonly offline: Set<BoardParticipant>
  made: number
}

function take(room: Room, { who, gesture, which, other, number }: Step) {
  const me = room.people[who % room.people.length]!
  const shapes = Object.values(me.board()).filter(({ typeName }) => typeName === 'shape')
  const pick = (n: number, ...types: string[]) => {
    const fit = shapes.filter((shape) => types.length === 0 || types.includes(typeOf(shape)))
    return fit.length === 0 ? undefined : fit[n % fit.length]!.id
  }
  const id = pick(which)
  switch (gesture) {
    case 'box':
      return me.act(() => me.box(`shape:${room.made++}`, { x: number }))
    case 'frame':
      return me.act(() => me.frame(`shape:${room.made++}`))
    case 'arrow': {
      const from = pick(which, 'geo', 'frame')
      const to = pick(other, 'geo', 'frame')
      if (from && to) me.act(() => me.arrow(`shape:${room.made++}`, from, to))
      return
    }
    case 'start stroke':
      return me.act(() => me.startStroke(`shape:${room.made++}`))
    case 'grow stroke': {
      const stroke = pick(which, 'draw')
      if (stroke) me.act(() => me.growStroke(stroke, number, other % 500))
      return
    }
    case 'end stroke': {
      const stroke = pick(which, 'draw')
      if (stroke) me.act(() => me.set(stroke, {}, { isComplete: true }))
      return
    }
    case 'move':
      if (id) me.act(() => me.set(id, { x: number, y: other % 1000 }))
      return
    case 'recolour': {
      const box = pick(which, 'geo')
      const color = ['red', 'blue', 'green'][other % 3]
      if (box) me.act(() => me.set(box, {}, { color }))
      return
    }
    case 'put inside': {
      const frame = pick(other, 'frame')
      if (id && frame && id !== frame) me.act(() => me.set(id, { parentId: frame }))
      return
    }
    case 'take out':
      if (id) me.act(() => me.set(id, { parentId: 'page:page' }))
      return
    case 'remove':
      if (id) me.act(() => me.remove(id))
      return
    case 'undo':
      return me.undo()
    case 'redo':
      return me.redo()
    case 'wait':
      return void vi.advanceTimersByTime(other % 60)
    case 'deliver':
      room.offline.delete(me)
      return deliver(...room.people.filter((person) => !room.offline.has(person)))
    case 'go offline':
      room.offline.add(me)
      return
  }
}

const typeOf = (shape: object) => ('type' in shape ? String(shape.type) : '')

it('three people who draw, delete, undo, lose and regain the network end with one board', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 20, maxLength: 250, size: 'max' }), (steps) => {
      const people = [boardParticipant(), boardParticipant(), boardParticipant()]
      const room: Room = { people, offline: new Set(), made: 0 }
      for (const each of steps) take(room, each)
      settle(...people)
      const [ann, ben, eve] = people.map((person) => person.board())
      expect(ben).toEqual(ann)
      expect(eve).toEqual(ann)
      // Whoever comes later sees the same.
      expect(boardParticipant(people[0]!.doc).board()).toEqual(ann)
      expect(people.flatMap(({ refusals }) => refusals)).toEqual([])
      expect(recordsOf(people[0]!.doc).size).toBeGreaterThanOrEqual(Object.keys(ann!).length)
    }),
    { numRuns: 60 },
  )
}, 120_000)
