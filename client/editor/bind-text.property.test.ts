import fc from 'fast-check'
import { expect, test } from 'vitest'
import { gather } from './testing/writers.ts'
import type { Writer } from './testing/writers.ts'
import { type } from './testing/text-model.ts'

const words = fc.constantFrom(
  'a',
  'bc',
  ' ',
  '\n',
  '\r\n',
  'x\r\ny\rz',
  '',
  'é',
  '😀',
  '👩‍💻',
  '\u2028',
  '\uD83D',
)
const place = fc.double({ min: 0, max: 1, noNaN: true })
const who = fc.nat(2)

const step = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('type' as const),
      who,
      at: place,
      over: fc.nat(4),
      words,
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('type twice' as const), who, at: place, words }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('deliver' as const), who, count: fc.nat(3) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('undo' as const, 'redo' as const), who }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('hold' as const, 'release' as const), who }),
  },
  // A peer of another make, which keeps none of the rules.
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant('break' as const),
      who,
      at: place,
      over: fc.nat(2),
      words,
    }),
  },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

function take(writer: Writer, present: Step): void {
  const { model, text, binding } = writer
  const length = model.getValueLength()
  if (present.do === 'type') {
    const from = Math.floor(present.at * length)
    type(model, { from, to: Math.min(length, from + present.over), text: present.words })
  } else if (present.do === 'type twice') {
    const first = Math.floor(present.at * length)
    type(
      model,
      { from: first, to: first, text: present.words },
      { from: length, to: length, text: present.words },
    )
  } else if (present.do === 'undo') {
    void model.undo()
  } else if (present.do === 'redo') {
    void model.redo()
  } else if (present.do === 'hold') {
    binding.hold()
  } else if (present.do === 'release') {
    binding.release()
  } else if (present.do === 'break') {
    const from = Math.floor(present.at * text.length)
    text.delete(from, Math.min(present.over, text.length - from))
    text.insert(from, present.words.toWellFormed())
  }
}

test('whatever three people type, undo and compose, each model equals its text and all come to the same', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const { all, deliver, deliverAll } = gather(3, 'one\ntwo 😀 three\n')
      const holding = new Set<number>()
      for (const present of steps) {
        const writer = all[present.who]
        if (!writer) continue
        if (present.do === 'deliver') deliver(present.who, present.count)
        else take(writer, present)
        if (present.do === 'hold') holding.add(present.who)
        if (present.do === 'release') holding.delete(present.who)
        // What is taken back is taken back when the editor is done with its edit.
        await Promise.resolve()
        for (const { model } of all) expect(model.getValue()).not.toContain('\r')
        for (const { model, text } of all.filter((_, index) => !holding.has(index))) {
          expect(model.getValue()).toBe(text.toString())
        }
      }
      for (const { binding } of all) binding.release()
      deliverAll()
      const [first] = all
      for (const { model, text } of all) {
        expect(text.toString()).toBe(first?.text.toString())
        expect(model.getValue()).toBe(text.toString())
        expect(model.getValue()).not.toContain('\r')
        expect(model.getEOL()).toBe('\n')
      }
    }),
    { numRuns: 300 },
  )
})

test('undoing everything takes out one’s own letters and leaves each of the others’', () => {
  const stroke = fc.record({ who: fc.nat(1), at: place, delivered: fc.boolean() })
  fc.assert(
    fc.property(fc.array(stroke, { maxLength: 40 }), (strokes) => {
      const { all, deliver, deliverAll } = gather(2)
      for (const { who: index, at, delivered } of strokes) {
        const model = all[index]?.model
        if (!model) continue
        const from = Math.floor(at * model.getValueLength())
        type(model, { from, to: from, text: index === 0 ? 'a' : 'b' })
        if (delivered) deliver(1 - index)
      }
      deliverAll()
      const [first, second] = all
      if (!first || !second) return
      const others = first.model.getValue().replaceAll('a', '')
      while (first.model.canUndo()) void first.model.undo()
      deliverAll()
      expect(first.model.getValue()).toBe(others)
      expect(second.model.getValue()).toBe(others)
    }),
  )
})
