/**
 * What is true of a solution whatever it is given. Inputs are drawn beforehand from a fixed seed, because a program in
 * another process is called with all of them at once; they are small, so that one that fails can be read.
 */
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { CodingTask } from '#shared/exercise.ts'
import { openLibrary } from './library.ts'
import { Problems } from './problems.ts'
import { diskFiles } from './read-files.ts'
import { readSources } from './read-sources.ts'
import { canRun, outcomesOf } from './testing/run-cases.ts'

vi.setConfig({ testTimeout: 60_000 })

const folder = join(import.meta.dirname, '../../exercises')
const library = await openLibrary({ folders: [folder] })

type Solve = (calls: readonly unknown[][]) => Promise<unknown[]>

/** Runs `promise` with the exercise's solution in every language that can be run. */
async function inEachLanguage(id: string, promise: (solve: Solve) => Promise<void>): Promise<void> {
  const solutions = await readSources(diskFiles, join(folder, id, 'solution'), new Problems())
  const task: CodingTask | undefined = library.exercise(id)?.coding
  if (!task) throw new Error(`${id} has no coding task`)
  for (const language of ['typescript', 'javascript', 'python'] as const) {
    if (!canRun(language)) continue
    await promise(async (calls) => {
      const outcomes = await outcomesOf(language, solutions[language] ?? [], task, calls)
      return outcomes.map(({ value, error }) => error ?? value)
    })
  }
}

const drawn = <T>(arbitrary: fc.Arbitrary<T>): T[] =>
  fc.sample(arbitrary, { numRuns: 300, seed: 7 })

interface Fill {
  readonly rows: string[]
  readonly start: { readonly x: number; readonly y: number }
  readonly colour: string
}

const fill: fc.Arbitrary<Fill> = fc
  .record({ width: fc.integer({ min: 1, max: 6 }), height: fc.integer({ min: 1, max: 5 }) })
  .chain(({ width, height }) => {
    const row = fc.string({ unit: fc.constantFrom('.', '#'), minLength: width, maxLength: width })
    return fc.record({
      rows: fc.array(row, { minLength: height, maxLength: height }),
      start: fc.record({ x: fc.nat(width - 1), y: fc.nat(height - 1) }),
      colour: fc.constantFrom('.', '#', 'o'),
    })
  })

const callOf = ({ rows, start, colour }: Fill) => [rows, start, colour]

/** Slow and plainly right: every pixel of the old colour beside a filled one is filled, until there is none. */
function slowFill({ rows, start, colour }: Fill): string[] {
  const old = rows[start.y]?.[start.x]
  const filled = new Set([`${start.x},${start.y}`])
  for (let before = 0; before < filled.size;) {
    before = filled.size
    for (const [y, row] of rows.entries()) {
      for (let x = 0; x < row.length; x++) {
        const beside = [`${x - 1},${y}`, `${x + 1},${y}`, `${x},${y - 1}`, `${x},${y + 1}`]
        if (row[x] === old && beside.some((pixel) => filled.has(pixel))) filled.add(`${x},${y}`)
      }
    }
  }
  return rows.map((row, y) =>
    row
      .split('')
      .map((pixel, x) => (filled.has(`${x},${y}`) ? colour : pixel))
      .join(''),
  )
}

const mirrored = (rows: readonly string[]) => rows.map((row) => row.split('').toReversed().join(''))

describe('a flood fill', () => {
  const fills = drawn(fill)

  test('does what a slow and plainly right version does', () =>
    inEachLanguage('flood-fill', async (solve) => {
      expect(await solve(fills.map(callOf))).toEqual(fills.map(slowFill))
    }))

  test('changes nothing the second time', () =>
    inEachLanguage('flood-fill', async (solve) => {
      const once = (await solve(fills.map(callOf))) as string[][]
      const again = fills.map((given, at) => callOf({ ...given, rows: once[at] ?? [] }))
      expect(await solve(again)).toEqual(once)
    }))

  test('gives the same before and behind a mirror', () =>
    inEachLanguage('flood-fill', async (solve) => {
      const plain = (await solve(fills.map(callOf))) as string[][]
      const behind = fills.map(({ rows, start, colour }) => {
        const x = (rows[0]?.length ?? 0) - 1 - start.x
        return callOf({ rows: mirrored(rows), start: { x, y: start.y }, colour })
      })
      expect(await solve(behind)).toEqual(plain.map(mirrored))
    }))
})

type Change = { id: number; after: number; text: string } | { delete: number }

/** Two people who type and delete, and now and then receive what the other has done. */
const session: fc.Arbitrary<Change[]> = fc
  .array(
    fc.record({
      author: fc.constantFrom(0, 1),
      does: fc.constantFrom('types', 'types', 'types', 'deletes', 'receives'),
      at: fc.nat(100),
    }),
    { maxLength: 15 },
  )
  .map((steps) => {
    const all: Change[] = []
    const seen: [Set<Change>, Set<Change>] = [new Set(), new Set()]
    for (const { author, does, at } of steps) {
      const mine = author === 0 ? seen[0] : seen[1]
      if (does === 'receives') for (const change of all) mine.add(change)
      const ids = [...mine].flatMap((change) => ('id' in change ? [change.id] : []))
      const next = Math.max(0, ...ids) + 1
      // One author has the odd numbers, the other the even ones.
      const id = next % 2 === author ? next + 1 : next
      const place = [0, ...ids][at % (ids.length + 1)] ?? 0
      if (does === 'types') all.push({ id, after: place, text: String.fromCodePoint(96 + id) })
      else if (does === 'deletes' && place > 0) all.push({ delete: place })
      const last = all.at(-1)
      if (last && does !== 'receives') mine.add(last)
    }
    return all
  })

test('merged changes give the same text in whichever order, and however often, they arrive', () => {
  const deliveries = session.chain((changes) =>
    fc.record({
      changes: fc.constant(changes),
      order: fc.shuffledSubarray([...changes, ...changes], { minLength: 2 * changes.length }),
    }),
  )
  const cases = drawn(deliveries)
  return inEachLanguage('docs-clone', async (solve) => {
    const asWritten = await solve(cases.map(({ changes }) => [changes]))
    expect(await solve(cases.map(({ order }) => [order]))).toEqual(asWritten)
    const lengths = cases.map(({ changes }) => {
      const deleted = new Set(
        changes.flatMap((change) => ('delete' in change ? change.delete : [])),
      )
      return changes.filter((change) => 'id' in change && !deleted.has(change.id)).length
    })
    expect(asWritten.map((text) => String(text).length)).toEqual(lengths)
  })
})

const name = fc.constantFrom('a', 'b.html', 'c-d', '.', '..', '...', '8:30')
const path = fc.array(name, { maxLength: 6 }).map((names) => names.join('/'))
const end = fc.constantFrom('', '?q=1', '?q=../a', '#here', '?q=a/b#/c/../d')

test('a link leads where browsers say it does', () => {
  const cases = drawn(
    fc.record({
      page: fc.tuple(path, end).map(([path, end]) => `https://shop.example/${path}${end}`),
      link: fc
        .tuple(fc.constantFrom('', '', './', '/', '//cdn.example/', 'http://a.example/'), path, end)
        // A first name with a colon would be a scheme.
        .map((parts) => parts.join('').replace(/^8:30/, 'time')),
    }),
  )
  return inEachLanguage('click-a-link', async (solve) => {
    // The page is a whole address already: browsers give it without dots.
    const pages = cases.map(({ page, link }) => ({ page: new URL(page).href, link }))
    expect(await solve(pages.map(({ page, link }) => [page, link]))).toEqual(
      pages.map(({ page, link }) => new URL(link, page).href),
    )
  })
})
