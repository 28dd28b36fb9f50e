import { describe, expect, test } from 'vitest'
import { closeCode } from '#shared/protocol.ts'
import { roomState, standsOtherwise } from './room-state.ts'
import type { DocumentStanding } from './room-state.ts'
import type { SaveState } from './shared-document.ts'

const saved: SaveState = { kind: 'saved' }
const write = { right: 'write' } as const
const only = (reason: 'locked' | 'role' | 'ended' | 'preview' | 'damaged') =>
  ({ right: 'read', reason }) as const

function standing(
  saveState: SaveState,
  permission: DocumentStanding['permission'] = write,
  workspace = true,
): DocumentStanding {
  return { saveState, permission, workspace }
}

describe('the worst comes first', () => {
  const worsening: SaveState[] = [
    saved,
    { kind: 'saving', changes: 1, slow: false },
    { kind: 'connecting' },
    { kind: 'offline', kept: 0, unkept: 0 },
    { kind: 'refused', reason: 'too-large' },
    { kind: 'closed', code: closeCode.gone },
  ]
  test('of each two states the later one is told', () => {
    for (const [index, better] of worsening.entries()) {
      for (const worse of worsening.slice(index)) {
        expect(roomState([standing(better), standing(worse)], 'live').kind).toBe(worse.kind)
        expect(roomState([standing(worse), standing(better)], 'live').kind).toBe(worse.kind)
      }
    }
  })

  test('a page that is too old comes before everything', () => {
    const documents = worsening.map((state) => standing(state))
    const old = standing({ kind: 'closed', code: closeCode.tooOld })
    expect(roomState([...documents, old], 'live')).toEqual({ kind: 'outdated' })
  })

  test('changes are summed up over the documents', () => {
    const saving: SaveState = { kind: 'saving', changes: 2, slow: false }
    const slow: SaveState = { kind: 'saving', changes: 1, slow: true }
    expect(roomState([standing(saving), standing(slow)], 'live')).toEqual({
      kind: 'saving',
      changes: 3,
      slow: true,
    })
    const offline: SaveState = { kind: 'offline', kept: 4, unkept: 1 }
    expect(roomState([standing(saving), standing(offline), standing(offline)], 'live')).toEqual({
      kind: 'offline',
      kept: 8,
      unkept: 2,
    })
  })
})

describe('when all is saved', () => {
  test('an ended interview is called ended, and its scoring still says saving', () => {
    expect(roomState([standing(saved)], 'ended')).toEqual({ kind: 'ended' })
    const scorecard = standing({ kind: 'saving', changes: 1, slow: false }, write, false)
    expect(roomState([standing(saved, only('ended')), scorecard], 'ended').kind).toBe('saving')
  })

  test('read-only is said when nothing of the workspace may be written', () => {
    const agenda = standing(saved, only('role'), false)
    const locked = standing(saved, only('locked'))
    expect(roomState([agenda, locked, locked], 'live')).toEqual({
      kind: 'read-only',
      reason: 'locked',
    })
    expect(roomState([agenda, locked, standing(saved)], 'live')).toEqual(saved)
    expect(roomState([agenda], 'lobby')).toEqual(saved)
  })
})

test('steps between saved and saving and counts are no other standing, everything else is', () => {
  const offline = (kept: number, unkept = 0) => ({ kind: 'offline', kept, unkept }) as const
  expect(standsOtherwise(saved, { kind: 'saving', changes: 1, slow: false })).toBe(false)
  expect(standsOtherwise(saved, offline(0))).toBe(true)
  expect(standsOtherwise(offline(0), offline(1))).toBe(false)
  expect(standsOtherwise(offline(1), offline(1, 1))).toBe(true)
  expect(standsOtherwise(offline(1, 1), offline(1, 2))).toBe(false)
  expect(standsOtherwise({ kind: 'ended' }, { kind: 'ended' })).toBe(false)
  const refused = (reason: 'gap' | 'storage') => ({ kind: 'refused', reason }) as const
  expect(standsOtherwise(refused('gap'), refused('storage'))).toBe(true)
})
