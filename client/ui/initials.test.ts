import { expect, it } from 'vitest'
import { initialsOf } from './initials.ts'

it('takes the first letters of the first and the last name', () => {
  expect(initialsOf('Camille Marie Dupont')).toBe('CD')
})
it('takes two letters of a single name', () => {
  expect(initialsOf('adèle')).toBe('AD')
})
it('never cuts a character in two', () => {
  expect(initialsOf('😀 👍🏽')).toBe('😀👍🏽')
  expect(initialsOf('')).toBe('')
})
