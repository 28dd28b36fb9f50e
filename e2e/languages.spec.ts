/** Every language that runs here: one room has them all, so that the spec does not open one for each. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from './support/fixtures.ts'
import { OutputPanel } from './support/output-panel.ts'
import { languagePrograms, typedInput } from './support/programs.ts'

/** A compiler has a hundred megabytes to unpack, and two browsers share the machine. */
const patience = { timeout: 150_000 }

test('each language greets, reads, imports, fails at a place and is stopped, before everybody’s eyes', async ({
  startedInterview,
}) => {
  test.setTimeout(600_000)
  const { examiner, candidate } = await startedInterview()
  const mine = new OutputPanel(candidate.room.page)
  const theirs = new OutputPanel(examiner.room.page)
  await mine.bring(languagePrograms.flatMap(({ files }) => files))
  await mine.region.getByRole('button', { name: 'Input' }).click()
  await mine.region.getByRole('textbox').fill(typedInput)

  for (const { language, greets, fails, turns } of languagePrograms) {
    await test.step(language, async () => {
      await mine.begin(greets.file)
      await expect(theirs.output).toContainText(greets.prints, patience)
      await expect(theirs.region).toContainText(`${language} ·`)
      await mine.over()

      await mine.begin(fails.file)
      await expect(theirs.output).toContainText(fails.says, patience)
      await expect(theirs.output.getByText('Ended with an error')).toBeInViewport({ ratio: 1 })
      await theirs.output.getByRole('button', { name: fails.at }).first().click()
      await expect(theirs.tab(fails.file)).toHaveAttribute('aria-selected', 'true')
      await mine.over()

      await mine.begin(turns.file)
      await expect(mine.stop).toBeVisible()
      if (turns.prints !== undefined)
        await expect(theirs.output).toContainText(turns.prints, patience)
      else await expect(mine.region.getByRole('status')).toHaveText('Running')
      await mine.stop.click()
      await expect(mine.runButton).toBeVisible()
      await expect(theirs.output).toContainText('Stopped')
    })
  }
})

const exercises = join(import.meta.dirname, '../exercises')

/** These three are run by `server/exercises/coding-tasks.test.ts`, with every exercise. */
const runElsewhere = ['javascript', 'typescript', 'python']

const titles: Readonly<Record<string, string>> = {
  php: 'PHP',
  ruby: 'Ruby',
  lua: 'Lua',
  c: 'C',
  cpp: 'C++',
}

interface Reference {
  readonly title: string
  readonly kind: 'solution' | 'naive' | 'starter'
  readonly name: string
  readonly text: string
}

/** What an exercise's folder holds in the other languages, under names that say what it is. */
async function referencesOf(exercise: string): Promise<Reference[]> {
  const folder = join(exercises, exercise)
  const languages = await readdir(join(folder, 'solution'))
  // In this order no two that follow each other come out alike: each outcome is a new one.
  const kinds = ['solution', 'starter', 'naive'] as const
  return Promise.all(
    languages
      .filter((language) => !runElsewhere.includes(language))
      .flatMap((language) =>
        kinds.map(async (kind) => {
          const [name = ''] = await readdir(join(folder, kind, language))
          const text = await readFile(join(folder, kind, language, name), 'utf8')
          return { title: titles[language] ?? '', kind, name: `${kind}-${name}`, text }
        }),
      ),
  )
}

test('no exercise has a solution in a language that nobody runs', async () => {
  const entries = await readdir(exercises, { recursive: true })
  const others = entries.flatMap((path) => {
    const [, exercise, language = ''] = /^([\w-]+)\/solution\/(\w+)$/.exec(path) ?? []
    return exercise === undefined || runElsewhere.includes(language) ? [] : [exercise]
  })
  expect(new Set(others)).toEqual(new Set(['flood-fill']))
})

const hidden = 'A blank picture of 1000 × 1000 in under two seconds'

test('each solution passes every case, the naive version fails the hidden one alone, the starter leaves work', async ({
  startedInterview,
}) => {
  test.setTimeout(600_000)
  const { examiner, candidate } = await startedInterview()
  const mine = new OutputPanel(examiner.room.page)
  const theirs = new OutputPanel(candidate.room.page)
  await examiner.room.page.getByRole('radio', { name: 'Exercise' }).click()
  await examiner.room.page.getByRole('button', { name: 'Show the exercise' }).click()
  const references = await referencesOf('flood-fill')
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
})
