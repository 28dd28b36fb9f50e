import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { closeCode, refusalReasons } from '#shared/protocol.ts'
import { sync } from '../i18n/sync.ts'
import type { RoomState } from './session.ts'
import { statusWords, worthTelling } from './status-words.ts'

beforeAll(async () => {
  await i18next.init({
    resources: { en: { sync: sync.en }, fr: { sync: sync.fr } },
    interpolation: { escapeValue: false },
  })
})

const inEnglish = () => i18next.getFixedT('en', 'sync')
const inFrench = () => i18next.getFixedT('fr', 'sync')

describe('the words', () => {
  test('tell saving, saving for long, and offline with what is kept', () => {
    const t = inEnglish()
    expect(statusWords({ kind: 'saved' }, t)).toBe('Saved')
    expect(statusWords({ kind: 'saving', changes: 3, slow: false }, t)).toBe('Saving…')
    expect(statusWords({ kind: 'saving', changes: 3, slow: true }, t)).toBe(
      'Still saving 3 changes',
    )
    expect(statusWords({ kind: 'offline', kept: 1, unkept: 0 }, t)).toBe(
      'Offline, 1 change kept on this device',
    )
    expect(statusWords({ kind: 'offline', kept: 2, unkept: 1 }, t)).toBe(
      'Offline, 1 change in this page alone: keep it open',
    )
    expect(statusWords({ kind: 'offline', kept: 0, unkept: 0 }, t)).toBe(
      'Offline, trying to reconnect',
    )
    expect(statusWords({ kind: 'ended' }, t)).toBe('Interview ended')
    expect(statusWords({ kind: 'outdated' }, t)).toBe('A new version is out, reload')
  })

  test('count in French as French does', () => {
    const t = inFrench()
    expect(statusWords({ kind: 'offline', kept: 2, unkept: 0 }, t)).toBe(
      'Hors ligne, 2 modifications conservées sur cet appareil',
    )
    expect(statusWords({ kind: 'saving', changes: 1, slow: true }, t)).toBe(
      'Encore 1 modification à enregistrer',
    )
  })

  test('give every refusal and every final close a reason, in both languages', () => {
    for (const t of [inEnglish(), inFrench()]) {
      const refusals = refusalReasons.map((reason) => statusWords({ kind: 'refused', reason }, t))
      expect(new Set(refusals).size).toBe(refusalReasons.length)
      for (const words of refusals) expect(words).not.toContain('refusals.')
      for (const code of Object.values(closeCode)) {
        expect(statusWords({ kind: 'closed', code }, t)).not.toContain('closings.')
      }
    }
  })
})

test('a screen reader hears of trouble and of its end, not of every keystroke', () => {
  const saving = (slow: boolean, changes = 1): RoomState => ({ kind: 'saving', changes, slow })
  const offline = (kept: number, unkept = 0): RoomState => ({ kind: 'offline', kept, unkept })
  const course: RoomState[] = [
    { kind: 'connecting' },
    { kind: 'saved' },
    saving(false),
    { kind: 'saved' },
    saving(false),
    saving(true),
    saving(true, 2),
    saving(false),
    { kind: 'saved' },
    offline(0),
    offline(1),
    offline(2),
    saving(false),
    { kind: 'saved' },
    { kind: 'ended' },
  ]
  let told: RoomState = { kind: 'saved' }
  const heard = course.filter((state) => {
    const worth = worthTelling(told, state)
    if (worth) told = state
    return worth
  })
  expect(heard.map(({ kind }) => kind)).toEqual(['saving', 'saved', 'offline', 'saved', 'ended'])
})
