import { expect, test } from 'vitest'
import { identitySchema } from '#shared/awareness.ts'
import { buildPeople } from './people.ts'

const person = (participant: string, name: string, role: string) =>
  identitySchema.parse({ participant, name, role, colour: 1 })
const me = person('0000000001', 'Me', 'examiner')
const ada = person('0000000002', 'Ada', 'examiner')
const zoe = person('0000000003', 'Zoé', 'candidate')
const front = { front: true }
const away = { front: false }

test('oneself first, then candidate, examiners and observers, each by name', () => {
  const bob = person('0000000004', 'Bob', 'observer')
  const people = buildPeople(
    me,
    true,
    [bob, ada, zoe].map((who) => ({ who, presence: front })),
  )
  expect(people.map(({ name }) => name)).toEqual(['Me', 'Zoé', 'Ada', 'Bob'])
})

test('a person is in front when any of their windows is', () => {
  const shown = [away, front, away].map((presence) => ({ who: ada, presence }))
  expect(buildPeople(me, false, shown)).toEqual([
    { ...me, me: true, front: false },
    { ...ada, me: false, front: true },
  ])
  expect(buildPeople(me, false, [{ who: ada, presence: away }])[1]?.front).toBe(false)
})

test('my other tab is me', () => {
  expect(buildPeople(me, false, [{ who: me, presence: front }])).toEqual([
    { ...me, me: true, front: true },
  ])
})

test('who has not said anything yet is taken to look here', () => {
  expect(buildPeople(me, true, [{ who: zoe, presence: null }])[1]?.front).toBe(true)
})
