import { describe, expect, test } from 'vitest'
import { keySchema } from '#shared/ids.ts'
import { mintKey, readSelector, verifyKey } from './keys.ts'

describe('keys', () => {
  test('a minted key finds and proves its own row, and no other', () => {
    const [one, other] = [mintKey(), mintKey()]
    expect(readSelector(one.key)).toBe(one.selector)
    expect(one.selector).toMatch(/^[0-9a-f]{16}$/)
    expect(verifyKey(one.key, one)).toBe(true)
    expect(verifyKey(other.key, one)).toBe(false)
  })

  test('the right selector with a wrong secret proves nothing', () => {
    const minted = mintKey()
    const forged = keySchema.parse(minted.key.slice(0, 20) + mintKey().key.slice(20))
    expect(verifyKey(forged, minted)).toBe(false)
  })

  test('what is stored does not hold the key', () => {
    const { key, selector, hash } = mintKey()
    const secret = Buffer.from(key, 'base64url').subarray(8)
    expect(Buffer.from(hash).includes(secret)).toBe(false)
    expect(Buffer.from(selector, 'hex').includes(secret)).toBe(false)
  })

  test('another spelling of the same bytes is not the key', () => {
    const minted = mintKey()
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
    const last = alphabet.indexOf(minted.key.at(-1)!)
    const respelt = keySchema.parse(minted.key.slice(0, -1) + alphabet[last ^ 1])
    expect(Buffer.from(respelt, 'base64url').equals(Buffer.from(minted.key, 'base64url'))).toBe(
      true,
    )
    expect(verifyKey(respelt, minted)).toBe(false)
  })
})
