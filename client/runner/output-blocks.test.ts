import { expect, test } from 'vitest'
import type { RunOutput } from '#shared/runs.ts'
import { sameBlock, toBlocks } from './output-blocks.ts'

const out = (text: string): RunOutput => ({ stream: 'out', text })
const textOf = (output: readonly RunOutput[]) =>
  toBlocks(output)
    .flatMap(({ pieces }) => pieces.map(({ text }) => text))
    .join('')

test('blocks hold everything, in order and by stream', () => {
  const err = { stream: 'err', text: 'c\n' } as const
  const typed = { stream: 'in', text: 'e\n' } as const
  const output = [out('a\nb'), err, out('\n'), out('d'), typed, out('f')]
  expect(toBlocks(output)).toEqual([{ index: 0, pieces: output }])
})

test('a block ends with its fiftieth line, however the output came in pieces', () => {
  const lines = Array.from({ length: 120 }, (_, index) => `line ${index}\n`)
  const whole = toBlocks([out(lines.join(''))])
  expect(whole.map(({ pieces }) => pieces[0]?.text.split('\n').length)).toEqual([51, 51, 21])
  const pieced = toBlocks(lines.map(out))
  expect(pieced).toHaveLength(3)
  expect(textOf(lines.map(out))).toBe(lines.join(''))
})

test('a line without an end is cut', () => {
  const text = 'x'.repeat(20_000)
  expect(toBlocks([out(text)])).toHaveLength(3)
  expect(textOf([out(text)])).toBe(text)
})

test('what was shown stays the same while more comes', () => {
  const first = [out('1\n'.repeat(70))]
  const more = [...first, out('2\n'.repeat(70))]
  const before = toBlocks(first)
  const after = toBlocks(more)
  expect(sameBlock(before[0]!, after[0]!)).toBe(true)
  expect(sameBlock(before[1]!, after[1]!)).toBe(false)
})
