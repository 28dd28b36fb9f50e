import { expect, test } from 'vitest'
import { encodings } from './traffic.ts'

test('a secret is found in base64 wherever it begins', () => {
  const secret = 'canary-7f3a9c'
  for (let before = 0; before < 6; before++) {
    const sent = Buffer.from(`${'x'.repeat(before)}${secret}yyyy`).toString('base64')
    expect(
      encodings(secret).some((bytes) => sent.includes(bytes.toString())),
      `${before} bytes before`,
    ).toBe(true)
  }
})

test('a secret is found as hex and as UTF-16', () => {
  const secret = 'canary-7f3a9c'
  const hex = Buffer.from(`..${secret}..`).toString('hex')
  expect(encodings(secret).some((bytes) => hex.includes(bytes.toString()))).toBe(true)
  const wide = Buffer.from(`..${secret}..`, 'utf16le')
  expect(encodings(secret).some((bytes) => wide.includes(bytes))).toBe(true)
})
