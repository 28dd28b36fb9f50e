import { expect, test } from 'vitest'
import { openInput } from './input.ts'

test('lines are given without their ends, the last one whether it has an end or not', () => {
  const input = openInput('Ann\n\nBob')
  expect([input.line(), input.line(), input.line(), input.line()]).toEqual([
    'Ann',
    '',
    'Bob',
    undefined,
  ])
  const ended = openInput('Ann\n')
  expect([ended.line(), ended.line()]).toEqual(['Ann', undefined])
})

test('a character is a whole one, and looking at it does not take it', () => {
  const input = openInput('😀a')
  expect([input.peek(), input.character(), input.character(), input.character()]).toEqual([
    '😀',
    '😀',
    'a',
    undefined,
  ])
})

test('what is asked for beyond the end is what is left', () => {
  const input = openInput('abc')
  expect([input.characters(2), input.characters(0), input.rest()]).toEqual(['ab', '', 'c'])
  expect([input.characters(5), input.characters(5)]).toEqual(['c', undefined])
})
