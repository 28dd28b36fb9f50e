import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseTokens, themeFrom } from './themes.ts'

const tokens = parseTokens(readFileSync(new URL('../theme/tokens.css', import.meta.url), 'utf8'))

test('each theme has its own values, and the dark one the light one’s where it names none', () => {
  const { light, dark } = parseTokens(
    ":root { --a: #111111; --b: #222222; } [data-theme='dark'] { --a: #eeeeee; }",
  )
  expect([light('--a'), dark('--a'), dark('--b')]).toEqual(['#111111', '#eeeeee', '#222222'])
  expect(() => light('--c')).toThrow('--c')
})

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

test.each([
  ['vs', tokens.light],
  ['vs-dark', tokens.dark],
] as const)('in %s every colour of code can be read: a contrast of 4.5 at least', (base, token) => {
  const { inherit, rules } = themeFrom(base, token)
  // Those of Monaco’s own themes are not among them, and some cannot be read.
  expect(inherit).toBe(false)
  const paper = luminance(token('--paper-0'))
  for (const { token: scope, foreground } of rules) {
    const ink = luminance(`#${foreground}`)
    const contrast = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05)
    expect(contrast, scope).toBeGreaterThanOrEqual(4.5)
  }
})

test.each([
  ['vs', tokens.light],
  ['vs-dark', tokens.dark],
] as const)('in %s each colour is one that Monaco takes', (base, token) => {
  const { colors } = themeFrom(base, token)
  for (const colour of Object.values(colors)) expect(colour).toMatch(/^#[0-9a-f]{6}([0-9a-f]{2})?$/)
})
