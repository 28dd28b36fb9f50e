import { expect, test } from 'vitest'
import { isLocal } from './local.ts'

const asked = (
  remoteAddress: string | undefined,
  host: string | undefined,
  others: Record<string, string> = {},
) => isLocal({ headers: { host, ...others }, socket: { remoteAddress } })

test.each([
  ['127.0.0.1', 'localhost:3000'],
  ['::1', '[::1]:3000'],
  ['::ffff:127.0.0.1', '127.0.0.1'],
])('%s asking for %s is this machine', (address, host) => {
  expect(asked(address, host)).toBe(true)
})

test('another machine is not, whatever it calls this one', () => {
  expect(asked('192.0.2.7', 'localhost:3000')).toBe(false)
  expect(asked('127.0.0.1.evil.example', 'localhost')).toBe(false)
  expect(asked(undefined, 'localhost')).toBe(false)
})

test('a page whose host was made to point here is not', () => {
  expect(asked('127.0.0.1', 'evil.example:3000')).toBe(false)
  expect(asked('127.0.0.1', 'localhost.evil.example')).toBe(false)
  expect(asked('127.0.0.1', undefined)).toBe(false)
})

test.each(['x-forwarded-for', 'forwarded', 'via', 'x-real-ip'])(
  'what a proxy hands on is not: %s',
  (name) => {
    expect(asked('127.0.0.1', 'localhost', { [name]: '127.0.0.1' })).toBe(false)
  },
)
