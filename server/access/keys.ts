/**
 * Keys: 8 random bytes that find the row, 32 that prove the right to it. A copy of the database opens
 * nothing, since only the SHA-256 is kept; guessing is hopeless, so a plain hash is enough.
 */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { keySchema } from '#shared/ids.ts'
import type { Key } from '#shared/ids.ts'
import type { StoredKey } from '../store/store.ts'

const selectorBytes = 8
const keyBytes = selectorBytes + 32

export interface MintedKey extends StoredKey {
  /** Handed to its holder once, and never kept. */
  readonly key: Key
}

export function mintKey(): MintedKey {
  const bytes = randomBytes(keyBytes)
  return {
    key: keySchema.parse(bytes.toString('base64url')),
    selector: selectorOf(bytes),
    hash: hashOf(bytes),
  }
}

/** The selector under which a key is stored. */
export function readSelector(key: Key): string {
  return selectorOf(Buffer.from(key, 'base64url'))
}

/** Whether two secrets are the same; how long it takes says nothing of where they differ. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(hashOf(Buffer.from(given)), hashOf(Buffer.from(expected)))
}

/** Whether `key` is the one whose hash is stored; takes as long for a wrong key as for the right one. */
export function verifyKey(key: Key, stored: StoredKey): boolean {
  const bytes = Buffer.from(key, 'base64url')
  // The last character carries four unused bits: without this, sixteen texts would open the same door.
  if (bytes.toString('base64url') !== key) return false
  const hash = hashOf(bytes)
  return stored.hash.length === hash.length && timingSafeEqual(hash, stored.hash)
}

const selectorOf = (bytes: Buffer) => bytes.subarray(0, selectorBytes).toString('hex')
const hashOf = (bytes: Buffer) => new Uint8Array(createHash('sha256').update(bytes).digest())
