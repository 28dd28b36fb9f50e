/** How much a proof proves: little with every change, much before it counts, more on demand. */
const depth = Number(process.env['DEEP'] ?? 0)

export const isDeep = depth > 0

/** `each` in `npm test`, `deep` in `npm run test:deep`, a multiple of that with DEEP=2 and more. */
export function sizeOf({ each, deep }: { readonly each: number; readonly deep: number }): number {
  return isDeep ? Math.round(deep * depth) : each
}

/** The seed of this run: SEED in the environment to play an earlier one again, chance otherwise. */
export const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))

/** Numbers in [0, 1) that a seed decides (mulberry32). */
export function seededRandom(from: number): () => number {
  let state = from >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export interface Dice {
  /** A whole number from 0 up to, not including, `below`. */
  upTo(below: number): number
  of<T>(choices: readonly T[]): T
  chance(share: number): boolean
}

export function diceOf(random: () => number): Dice {
  const upTo = (below: number) => Math.floor(random() * below)
  return {
    upTo,
    chance: (share) => random() < share,
    of(choices) {
      if (choices.length === 0) throw new Error('nothing to choose from')
      // The index is in range; the element may be undefined itself.
      return choices[upTo(choices.length)] as (typeof choices)[number]
    },
  }
}

/** A figure for whoever reads the run's output. */
export function tell(figure: string): void {
  process.stdout.write(`  ${figure}\n`)
}
