/** What the exercises' folders hold in each language, and what becomes of it in a room. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './fixtures.ts'
import type { Visitor } from './fixtures.ts'
import { OutputPanel } from './output-panel.ts'

export const exercises = join(import.meta.dirname, '../../exercises')

interface Reference {
  readonly title: string
  readonly kind: 'solution' | 'naive' | 'starter'
  readonly name: string
  readonly text: string
}

/**
 * Under names that say what each is.
 * @param titles what the screen calls the languages that are wanted
 */
async function referencesOf(
  exercise: string,
  titles: Readonly<Record<string, string>>,
): Promise<Reference[]> {
  const folder = join(exercises, exercise)
  // In this order no two that follow each other come out alike: each outcome is a new one.
  const kinds = ['solution', 'starter', 'naive'] as const
  return Promise.all(
    Object.entries(titles).flatMap(([language, title]) =>
      kinds.map(async (kind) => {
        const [name = ''] = await readdir(join(folder, kind, language))
        const text = await readFile(join(folder, kind, language, name), 'utf8')
        return { title, kind, name: `${kind}-${name}`, text }
      }),
    ),
  )
}

const hidden = 'A blank picture of 1000 × 1000 in under two seconds'

/** Each solution passes every case of the flood fill, the naive version fails the hidden one alone, the starter leaves work. */
export async function tryReferences(
  { examiner, candidate }: { readonly examiner: Visitor; readonly candidate: Visitor },
  titles: Readonly<Record<string, string>>,
  patience: { readonly timeout: number },
): Promise<void> {
  const mine = new OutputPanel(examiner.room.page)
  const theirs = new OutputPanel(candidate.room.page)
  await examiner.room.page.getByRole('radio', { name: 'Exercise' }).click()
  await examiner.room.page.getByRole('button', { name: 'Show the exercise' }).click()
  const references = await referencesOf('flood-fill', titles)
  await mine.bring(references)
  await theirs.show('Tests')
  for (const { title, kind, name } of references) {
    await test.step(name, async () => {
      await mine.tab(name).click()
      await expect(mine.tab(name)).toHaveAttribute('aria-selected', 'true')
      await mine.show('Tests')
      await mine.region.getByRole('button', { name: 'Run the tests' }).click()
      const outcome = kind === 'starter' ? '11 failed' : '12 passed'
      for (const panel of [mine, theirs]) {
        await expect(panel.region).toContainText(`${title} ·`, patience)
        await expect(panel.region).toContainText(outcome, patience)
      }
      await mine.over()
      if (kind === 'starter') return
      await mine.region.getByRole('button', { name: 'Run them' }).click()
      const verdict = kind === 'solution' ? 'Passed' : /Failed|Crashed|Took too long/
      await expect(mine.row(hidden)).toContainText(verdict, patience)
      await mine.over()
    })
  }
}
