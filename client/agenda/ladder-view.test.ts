import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { readAgenda } from '#shared/agenda.ts'
import { giveHint, readBackstage, skipRung } from '#shared/backstage.ts'
import { drillDownSchema } from '#shared/exercise.ts'
import { revealRung } from '#shared/reveal.ts'
import { nextRung, takeBack, takeBackMs, viewLadder } from './ladder-view.ts'

const text = (words: string) => ({ en: words, fr: words })
const drillDown = drillDownSchema.parse({
  opening: text('Open'),
  rungs: ['one', 'two', 'three', 'four'].map((id) => ({
    id,
    prompt: text(id),
    minutes: 2,
    weak: text('weak'),
    ok: text('ok'),
    strong: text('strong'),
    hints: [text('general'), text('specific')],
    traps: [],
    criteria: [],
  })),
  traps: [],
  board: [],
})
const rung = (number: number) => drillDown.rungs[number - 1]!

function room() {
  const agenda = new Y.Doc()
  const backstage = new Y.Doc()
  return {
    reveal: (number: number, atMs = 0) => revealRung(agenda, drillDown, rung(number), atMs),
    skip: (number: number) => skipRung(backstage, rung(number).id, 0),
    hint: (number: number) => giveHint(backstage, rung(number).id, 0),
    ladder: () => viewLadder(drillDown, readAgenda(agenda).rungs, readBackstage(backstage).ladder),
  }
}

describe('the ladder', () => {
  test('is hidden at first, and next is its first rung', () => {
    const { ladder } = room()
    expect(ladder().map(({ phase }) => phase)).toEqual(['hidden', 'hidden', 'hidden', 'hidden'])
    expect(nextRung(ladder())?.number).toBe(1)
  })

  test('has one current rung: the one revealed last, wherever it stands', () => {
    const { reveal, ladder } = room()
    reveal(1)
    reveal(3)
    reveal(2)
    expect(ladder().map(({ phase }) => phase)).toEqual([
      'revealed',
      'current',
      'revealed',
      'hidden',
    ])
  })

  test('goes on after the current rung, past skipped ones, and returns to those left behind', () => {
    const { reveal, skip, ladder } = room()
    reveal(2)
    skip(3)
    expect(nextRung(ladder())?.number).toBe(4)
    reveal(4)
    expect(nextRung(ladder())?.number).toBe(1)
    reveal(1)
    expect(nextRung(ladder())).toBeUndefined()
  })

  test('shows a skipped rung that was asked after all as revealed', () => {
    const { reveal, skip, ladder } = room()
    skip(1)
    expect(ladder()[0]?.phase).toBe('skipped')
    reveal(1)
    expect(ladder()[0]?.phase).toBe('current')
  })

  test('never counts more hints than the rung has', () => {
    const { hint, ladder } = room()
    for (let given = 0; given < 3; given++) hint(1)
    expect(ladder()[0]?.hintsAtMs).toHaveLength(2)
  })
})

test('a reveal can be taken back for ten seconds', () => {
  expect(takeBack(undefined, 5)).toEqual({ kind: 'none' })
  expect(takeBack(1000, 1000)).toEqual({ kind: 'possible', untilMs: 1000 + takeBackMs })
  expect(takeBack(1000, 999 + takeBackMs).kind).toBe('possible')
  expect(takeBack(1000, 1000 + takeBackMs)).toEqual({ kind: 'too-late' })
})
