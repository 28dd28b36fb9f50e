import { expect, test } from 'vitest'
import { Secrets } from './secrets.ts'
import { encodings } from './traffic.ts'

const secrets = Array.from({ length: 100 }, (_, n) => `canary-${n}-7f3a9c${n % 7}`)

test('each of many secrets is found, in each of its encodings, and nothing else is', () => {
  const all = new Secrets(secrets)
  expect(all.count).toBe(100)
  expect(all.in(Buffer.from('canary-1-7f3a9 and other birds'))).toEqual([])
  for (const secret of secrets) {
    for (const bytes of encodings(secret)) {
      expect(all.in(Buffer.concat([Buffer.from('..'), bytes, Buffer.from('..')]))).toEqual([secret])
    }
  }
})
