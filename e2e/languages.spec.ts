/** Every language that runs here: one room has them all, so that the spec does not open one for each. */
import { readdir } from 'node:fs/promises'
import { expect, test } from './support/fixtures.ts'
import { OutputPanel } from './support/output-panel.ts'
import { languagePrograms, typedInput } from './support/programs.ts'
import { exercises, tryReferences } from './support/references.ts'

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

/** These three are run by `server/exercises/coding-tasks.test.ts`, with every exercise. */
const runElsewhere = ['javascript', 'typescript', 'python']

const titles = { php: 'PHP', ruby: 'Ruby', lua: 'Lua', c: 'C', cpp: 'C++' }

test('no exercise has a solution in a language that nobody runs', async () => {
  const entries = await readdir(exercises, { recursive: true })
  const others = entries.flatMap((path) => {
    const [, exercise, language = ''] = /^([\w-]+)\/solution\/(\w+)$/.exec(path) ?? []
    return exercise === undefined || runElsewhere.includes(language)
      ? []
      : [`${exercise} ${language}`]
  })
  // Go has a spec of its own.
  const run = ['go', ...Object.keys(titles)].map((language) => `flood-fill ${language}`)
  expect(new Set(others)).toEqual(new Set(run))
})

test('each solution passes every case, the naive version fails the hidden one alone, the starter leaves work', async ({
  startedInterview,
}) => {
  test.setTimeout(600_000)
  await tryReferences(await startedInterview(), titles, patience)
})
