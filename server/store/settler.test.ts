import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { openSettler } from './settler.ts'

/** A journal of which so many moves are left. */
function journalOf(moves: number) {
  const engine = { journalIsLong: true, moves, settleSome: () => --engine.moves > 0 }
  return engine
}

test('a long journal is moved a little in each turn, however often somebody looks', async () => {
  const engine = journalOf(3)
  const settler = openSettler(engine)
  for (const left of [2, 1, 0]) {
    settler.look()
    settler.look()
    await nextTurn()
    expect(engine.moves).toBe(left)
  }
})

test('once finished nothing is moved any more: a closed database would be opened again', async () => {
  const engine = journalOf(9)
  const settler = openSettler(engine)
  settler.look()
  settler.finish()
  expect(engine.moves).toBe(0)
  await nextTurn()
  expect(engine.moves).toBe(0)
})

test('a move that fails ends the turns, and the next look begins anew', async () => {
  let tries = 0
  const settler = openSettler({
    journalIsLong: true,
    settleSome() {
      tries++
      throw new Error('full')
    },
  })
  settler.look()
  await nextTurn()
  await nextTurn()
  expect(tries).toBe(1)
  settler.look()
  await nextTurn()
  expect(tries).toBe(2)
})
