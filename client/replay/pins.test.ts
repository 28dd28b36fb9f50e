import { expect, test } from 'vitest'
import { participantIdSchema, roomIdSchema } from '#shared/ids.ts'
import { momentAddress, neighbours, orderedPins, pinAddress, whereToBegin } from './pins.ts'

const eve = participantIdSchema.parse('aaaaaaaaaa')
const room = roomIdSchema.parse('0'.repeat(16))
const pin = (id: string, atMs: number) => ({
  who: eve,
  pin: { id, atMs, words: id, criterion: null },
})
const source = {
  startedAtMs: 10_000,
  endedAtMs: 90_000,
  people: [{ participant: eve, name: 'Eve', role: 'examiner', colour: 1 } as const],
  pins: [pin('late', 50_000), pin('early', 20_000)],
}
const marks = orderedPins(source)
const begin = (address: string) =>
  whereToBegin(new URL(address, 'http://x').searchParams, marks, source)

test('pins stand in the order of their moments, each with its examiner', () => {
  expect(marks.map((mark) => [mark.pin.id, mark.by])).toEqual([
    ['early', 'Eve'],
    ['late', 'Eve'],
  ])
})

test('the next pin and the one before leave out where one stands', () => {
  const ids = (atMs: number) => {
    const { before, behind } = neighbours(marks, atMs)
    return [before?.pin.id, behind?.pin.id]
  }
  expect(ids(10_000)).toEqual([undefined, 'early'])
  expect(ids(20_000)).toEqual([undefined, 'late'])
  expect(ids(30_000)).toEqual(['early', 'late'])
  expect(ids(50_000)).toEqual(['early', undefined])
})

test('an address leads to its pin or its second, and nonsense to the beginning', () => {
  expect(begin(pinAddress(room, { id: 'late' }))).toEqual({ atMs: 50_000, mark: marks[1] })
  expect(begin(momentAddress(room, 22_900, source.startedAtMs)).atMs).toBe(22_000)
  for (const query of ['', '?at=soon', '?pin=gone', '?at=']) {
    expect(begin(`/room/${room}/replay${query}`)).toEqual({ atMs: 10_000, mark: undefined })
  }
})
