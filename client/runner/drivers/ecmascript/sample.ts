/** A little of everything, to be parsed before anybody waits for it. */
export const sample = `
interface Point<T extends number> { readonly x: T; y?: number }
type Pair = [Point<1>, string | undefined]
enum Colour { Red, Green }
abstract class Shape { #size: number = 1; constructor(private readonly p: Point<1>) {}; get size(): number { return this.#size } }
async function* walk<T>(list: readonly T[], deep = false): AsyncGenerator<T> { for (const item of list) yield item as T }
const { a, ...rest } = { a: 1, b: [\`x\${1 + 2}\`, ...'abc'] } satisfies object
try { switch (a) { case 1: throw new RangeError('no') } } catch (error) { console.log(error!, rest, (x: number): string => x > 1 ? 'y' : 'n') }
`
