import { expect, test } from 'vitest'
import { openAwayWatch } from './away-watch.ts'
import { openPasteOrigin } from './paste-origin.ts'

function watch() {
  const told: number[] = []
  return { told, see: openAwayWatch((ms) => told.push(ms)) }
}

test('time away is told once, at the return, from the first sign that the window left', () => {
  const { told, see } = watch()
  see(true, 0)
  see(false, 1_000)
  see(false, 9_000)
  expect(told).toEqual([])
  see(true, 15_000)
  see(true, 16_000)
  expect(told).toEqual([14_000])
})

test('a short look aside is told to nobody', () => {
  const { told, see } = watch()
  see(false, 0)
  see(true, 1_500)
  expect(told).toEqual([])
})

test('a paste of what was copied or stands in the room is no news, whatever the clipboard did to its spaces', () => {
  const origin = openPasteOrigin()
  origin.copied('for (const one of all) {\n  keep(one)\n}')
  const pasted = 'for (const one of all) {\r\n\tkeep(one)\r\n}'
  expect(origin.fromOutside(pasted, [])).toBe(0)
  expect(origin.fromOutside('keep every single one', ['a()\nkeep every  single one\n'])).toBe(0)
  expect(origin.fromOutside('const it = short', [])).toBe(0)
})

test('a paste from elsewhere is told with its length', () => {
  const origin = openPasteOrigin()
  const text = 'x'.repeat(212)
  expect(origin.fromOutside(text, ['something else entirely'])).toBe(212)
})

test('copies are forgotten in their turn', () => {
  const origin = openPasteOrigin()
  origin.copied('the very first thing copied')
  for (let copy = 0; copy < 20; copy++) origin.copied(`copy number ${copy} of many`)
  expect(origin.fromOutside('the very first thing copied', [])).toBe(27)
})
