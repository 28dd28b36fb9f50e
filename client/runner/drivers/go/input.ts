/** Standard input: what was given beforehand, and then what somebody types. */
import type { Io } from '../driver.ts'

/**
 * Gives at most so many bytes, and none when the input has ended.
 * @param ask for a line with its end; undefined where nobody can be asked
 */
export function openInput(
  given: string,
  ask: Io['ask'],
): (most: number) => Uint8Array | Promise<Uint8Array> {
  // What is typed does not belong to the last line that was given beforehand.
  const within = ask && given !== '' && !given.endsWith('\n')
  let rest = encode(within ? `${given}\n` : given)
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
