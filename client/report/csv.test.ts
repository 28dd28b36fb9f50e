import { expect, test } from 'vitest'
import { toCsv } from './csv.ts'

test('cells with commas, quotes and line ends are quoted', () => {
  expect(toCsv([['a,b', 'say "hi"', 'two\nlines', 'plain']])).toBe(
    '"a,b","say ""hi""","two\nlines",plain\r\n',
  )
})

test('a cell that a spreadsheet would run as a formula is kept from it', () => {
  expect(toCsv([['=HYPERLINK("x")', '+1', '-1', '@x']])).toBe(
    `"'=HYPERLINK(""x"")",'+1,'-1,'@x\r\n`,
  )
})

test('numbers have two decimals at most, and what is absent is empty', () => {
  expect(toCsv([[3.14159, 3, undefined, -1]])).toBe('3.14,3,,-1\r\n')
})
