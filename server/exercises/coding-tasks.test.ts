import { join } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import type { ProgrammingLanguage } from '#shared/exercise.ts'
import { openLibrary } from './library.ts'
import { Problems } from './problems.ts'
import { readCases } from './read-coding-task.ts'
import { diskFiles } from './read-files.ts'
import { readSources } from './read-sources.ts'
import type { Sources } from './read-sources.ts'
import { canRun, failingCases, isRunHere } from './testing/run-cases.ts'

// A case has its own limit; this one only bounds a machine that is busy with other things.
vi.setConfig({ testTimeout: 60_000 })

const folder = join(import.meta.dirname, '../../exercises')
/** The others are for browsers to run: `e2e/languages.spec.ts` does so with every solution that stands here. */
const languagesOf = (sources: Sources) =>
  (Object.keys(sources) as ProgrammingLanguage[]).filter(isRunHere)
const library = await openLibrary({ folders: [folder] })
const problems = new Problems()

for (const { id, coding } of library.exercises) {
  if (!coding) continue
  const path = join(folder, id)
  const solutions = await readSources(diskFiles, join(path, 'solution'), problems)
  const naive = await readSources(diskFiles, join(path, 'naive'), problems)
  const expected = (await readCases(diskFiles, join(path, 'cases.yaml'), problems))?.value.naive

  describe(`the exercise ${id}`, () => {
    test('has a solution in the three main languages', () => {
      expect(Object.keys(solutions)).toEqual(
        expect.arrayContaining(['typescript', 'javascript', 'python']),
      )
    })

    for (const language of languagesOf(solutions)) {
      const files = solutions[language] ?? []
      test.runIf(canRun(language))(`the ${language} solution passes every case`, async () => {
        expect(await failingCases(language, files, coding)).toEqual([])
      })
    }

    for (const language of languagesOf(naive)) {
      const files = naive[language] ?? []
      test.runIf(canRun(language))(
        `the naive ${language} version fails “${expected}” alone`,
        async () => {
          expect(await failingCases(language, files, coding)).toEqual([expected])
        },
      )
    }

    for (const language of languagesOf(coding.starters)) {
      const files = coding.starters[language] ?? []
      test.runIf(canRun(language))(
        `the ${language} starter runs and leaves work to do`,
        async () => {
          expect((await failingCases(language, files, coding)).length).toBeGreaterThan(0)
        },
      )
    }
  })
}
