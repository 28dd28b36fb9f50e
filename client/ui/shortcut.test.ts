import { describe, expect, it } from 'vitest'
import { matchesShortcut, parseShortcut } from './shortcut.ts'
import type { KeyPress } from './shortcut.ts'

const press = (part: Partial<KeyPress>): KeyPress => ({
  code: '',
  key: '',
  altKey: false,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  getModifierState: () => false,
  ...part,
})

describe('a shortcut', () => {
  it('goes by the physical key, whatever the layout writes with it', () => {
    const shortcut = parseShortcut('Alt+Period')
    expect(matchesShortcut(shortcut, press({ code: 'Period', key: ':', altKey: true }))).toBe(true)
    expect(matchesShortcut(shortcut, press({ code: 'KeyV', key: '.', altKey: true }))).toBe(false)
  })
  it('takes Ctrl and Cmd for the same', () => {
    const shortcut = parseShortcut('Mod+KeyS')
    expect(matchesShortcut(shortcut, press({ code: 'KeyS', ctrlKey: true }))).toBe(true)
    expect(matchesShortcut(shortcut, press({ code: 'KeyS', metaKey: true }))).toBe(true)
    expect(matchesShortcut(shortcut, press({ code: 'KeyS' }))).toBe(false)
  })
  it('wants exactly its modifiers', () => {
    const shortcut = parseShortcut('Alt+KeyE')
    expect(matchesShortcut(shortcut, press({ code: 'KeyE', altKey: true, shiftKey: true }))).toBe(
      false,
    )
    expect(matchesShortcut(shortcut, press({ code: 'KeyE', altKey: true, ctrlKey: true }))).toBe(
      false,
    )
  })
  it('leaves AltGr to those who write with it', () => {
    const shortcut = parseShortcut('Alt+KeyE')
    const altGr = press({ code: 'KeyE', altKey: true, getModifierState: () => true })
    expect(matchesShortcut(shortcut, altGr)).toBe(false)
  })
  it('named by a character is found wherever the layout has it', () => {
    const shortcut = parseShortcut('?')
    expect(matchesShortcut(shortcut, press({ code: 'Comma', key: '?', shiftKey: true }))).toBe(true)
  })
})
