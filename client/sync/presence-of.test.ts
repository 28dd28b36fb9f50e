import { expect, test } from 'vitest'
import { identitySchema } from '#shared/awareness.ts'
import { presenceOf } from './presence-of.ts'

const who = (participant: string) =>
  identitySchema.parse({ participant, name: 'Ada', role: 'examiner', colour: 1 })
const ada = who('0000000001')
const zoe = who('0000000002')

test('of several tabs of one person the last that shows anything speaks', () => {
  const others = new Map([
    [1, { who: ada, presence: 'first tab' }],
    [2, { who: ada, presence: 'second tab' }],
    [3, { who: zoe, presence: 'somebody else' }],
    [4, { who: ada, presence: null }],
  ])
  expect(presenceOf(others, ada.participant)).toBe('second tab')
})

test('who shows nothing is nowhere', () => {
  expect(presenceOf(new Map([[1, { who: ada, presence: null }]]), ada.participant)).toBeUndefined()
  expect(presenceOf(new Map(), ada.participant)).toBeUndefined()
})
