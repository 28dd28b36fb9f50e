import { expect, test } from 'vitest'
import { isOriginAllowed } from './origin.ts'

const asked = (origin: string | undefined, allowed?: string[]) =>
  isOriginAllowed(
    { headers: { host: 'room.example:3000', ...(origin === undefined ? {} : { origin }) } },
    allowed,
  )

test('by default the page must come from the same host and port', () => {
  expect(asked('http://room.example:3000')).toBe(true)
  expect(asked('https://room.example:3000')).toBe(true)
  for (const foreign of [
    'http://room.example',
    'http://room.example:3000.evil.example',
    'http://evil.example/http://room.example:3000',
    'ftp://room.example:3000',
    'null',
    '',
    undefined,
  ]) {
    expect(asked(foreign), String(foreign)).toBe(false)
  }
})

test('a list of origins is exact and replaces the default', () => {
  const allowed = ['https://a.example']
  expect(asked('https://a.example', allowed)).toBe(true)
  expect(asked('http://a.example', allowed)).toBe(false)
  expect(asked('https://b.a.example', allowed)).toBe(false)
  expect(asked('http://room.example:3000', allowed)).toBe(false)
})
