import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { addressOf } from './address.ts'

const request = (forwarded?: string) =>
  ({
    socket: { remoteAddress: '10.0.0.1' },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage

test('without trusted proxies the header is not believed', () => {
  expect(addressOf(request('1.1.1.1'), 0)).toBe('10.0.0.1')
})

test('only what trusted proxies appended is believed', () => {
  expect(addressOf(request('6.6.6.6, 2.2.2.2'), 1)).toBe('2.2.2.2')
  expect(addressOf(request('6.6.6.6, 2.2.2.2, 3.3.3.3'), 2)).toBe('2.2.2.2')
  expect(addressOf(request(), 1)).toBe('10.0.0.1')
})
