/** Standard input: what was given beforehand, and then what somebody types. */
import type { Io } from '../driver.ts'
import { givenInput } from '../wasm/given-input.ts'

/**
 * Gives at most so many bytes, and none when the input has ended.
 * @param ask for a line with its end; undefined where nobody can be asked
 */
export function openInput(
  given: string,
  ask: Io['ask'],
): (most: number) => Uint8Array | Promise<Uint8Array> {
  let rest = encode(givenInput(given, ask !== undefined))
  const take = (most: number) => {
    const taken = rest.subarray(0, most)
    rest = rest.subarray(taken.length)
    return taken
  }
  return (most) => {
    if (rest.length > 0 || !ask) return take(most)
    return ask().then((line = '') => {
      rest = encode(line)
      return take(most)
    })
  }
}

const encode = (text: string) => new TextEncoder().encode(text)
