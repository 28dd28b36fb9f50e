import { expect, test } from 'vitest'
import { participantIdSchema } from '#shared/ids.ts'
import type { Role } from '#shared/role.ts'
import type { Person } from '../sync/session.ts'
import { choosePersonToFollow, compare, inOrder, splitFaces } from './people-view.ts'

function person(name: string, role: Role, me = false): Person {
  const participant = participantIdSchema.parse(name.toLowerCase().padEnd(10, '0').slice(0, 10))
  return { participant, name, role, colour: 1, me, front: true }
}
const camm = person('Camm', 'candidate')
const adam = person('Adam', 'examiner')
const mark = person('Mark', 'examiner', true)
const penny = person('Penny', 'observer')

test('the candidate comes first, and oneself before colleagues', () => {
  expect(inOrder([penny, adam, mark, camm]).map(({ name }) => name)).toEqual([
    'Camm',
    'Mark',
    'Adam',
    'Penny',
  ])
})

test('one follows the candidate, whom the candidate follows is an examiner, and nobody follows themselves', () => {
  expect(choosePersonToFollow([mark, penny, adam, camm])).toBe(camm)
  expect(choosePersonToFollow([{ ...camm, me: true }, penny, adam])).toBe(adam)
  expect(choosePersonToFollow([mark])).toBeUndefined()
})

test('five faces are shown, six become four and a number', () => {
  const many = ['A', 'B', 'C', 'D', 'E', 'F'].map((name) => person(name, 'examiner'))
  expect(splitFaces(many.slice(0, 5))).toMatchObject({ more: 0 })
  expect(splitFaces(many).faces).toHaveLength(4)
  expect(splitFaces(many).more).toBe(2)
})

test('comings and goings leave oneself out', () => {
  expect(compare([camm], [camm, mark, adam])).toEqual({ joined: ['Adam'], left: [] })
  expect(compare([camm, mark], [adam])).toEqual({ joined: ['Adam'], left: ['Camm'] })
})
