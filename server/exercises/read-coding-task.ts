/** The coding half of an exercise: statement, starter files, adapters and cases. */
import { join } from 'node:path'
import { expandRepeats } from '#shared/exercise.ts'
import type { CodingTask, ProgrammingLanguage, SourceFile, TestCase } from '#shared/exercise.ts'
import { languages } from '#shared/language.ts'
import type { Localised } from '#shared/language.ts'
import { checkCodingTask } from './check-coding-task.ts'
import * as faults from './faults/coding-faults.ts'
import { casesFileSchema } from './manifest.ts'
import type { CasesFile, Manifest } from './manifest.ts'
import type { Problems } from './problems.ts'
import type { LibraryFiles } from './read-files.ts'
import { readOutline } from './read-markdown.ts'
import { readSources } from './read-sources.ts'
import type { Sources } from './read-sources.ts'
import { readYaml } from './read-yaml.ts'
import type { YamlFile } from './read-yaml.ts'

/** Undefined when something is wrong; it is then in `problems`. */
export async function readCodingTask(
  files: LibraryFiles,
  folder: string,
  manifest: YamlFile<Manifest>,
  problems: Problems,
): Promise<CodingTask | undefined> {
  const coding = manifest.value.coding
  if (!coding) return undefined
  const statement = await readStatement(files, folder, problems)
  const starter = await readSources(files, join(folder, 'starter'), problems)
  const solution = await readSources(files, join(folder, 'solution'), problems)
  const naive = await readSources(files, join(folder, 'naive'), problems)
  const adapter = await readSources(files, join(folder, 'adapter'), problems)
  const cases = await readCases(files, join(folder, 'cases.yaml'), problems)
  const parts = { folder, manifest, statement, starter, solution, naive, adapter, cases }
  checkCodingTask(parts, problems)
  checkSize(join(folder, 'starter'), starter, problems)
  const adapters = onePerLanguage(join(folder, 'adapter'), adapter, problems)
  if (!statement || !cases) return undefined
  const { entry, timeoutMs, parameters, returns } = coding
  return {
    statement,
    entry,
    starters: starter,
    adapters,
    cases: cases.value.cases,
    timeoutMs,
    ...(parameters && { parameters }),
    ...(returns !== undefined && { returns }),
  }
}

/** They are shown in one edit along with the statement and the visible cases: see `limits.updateBytes`. */
const mostStarterBytes = 96 * 1024

function checkSize(path: string, starter: Sources, problems: Problems): void {
  const size = Buffer.byteLength(JSON.stringify(starter))
  if (size <= mostStarterBytes) return
  const kilobytes = Math.ceil(size / 1024)
  problems.add(path, 1, faults.startersTooLarge(kilobytes, mostStarterBytes / 1024))
}

async function readStatement(
  files: LibraryFiles,
  folder: string,
  problems: Problems,
): Promise<Localised | undefined> {
  const found: Partial<Localised> = {}
  for (const language of languages) {
    const path = join(folder, `statement.${language}.md`)
    const text = await files.read(path, problems)
    if (text === undefined) problems.add(path, 1, faults.statementMissing)
    else if (readOutline(path, text, problems)) found[language] = text.trim()
  }
  return found.fr && found.en ? { fr: found.fr, en: found.en } : undefined
}

function onePerLanguage(path: string, sources: Sources, problems: Problems) {
  const adapters: Partial<Record<ProgrammingLanguage, SourceFile>> = {}
  for (const [language, [file, ...others]] of Object.entries(sources)) {
    if (others.length > 0) {
      problems.add(join(path, language), 1, faults.adapterOfSeveralFiles)
    }
    if (file) adapters[language as ProgrammingLanguage] = file
  }
  return adapters
}

/** Also for those who run an exercise's own solution: they need to know what `naive` must fail. */
export async function readCases(
  files: LibraryFiles,
  path: string,
  problems: Problems,
): Promise<YamlFile<CasesFile> | undefined> {
  const text = await files.read(path, problems)
  if (text === undefined) {
    problems.add(path, 1, faults.casesMissing)
    return undefined
  }
  const file = readYaml(path, text, casesFileSchema, problems)
  if (!file) return undefined
  const { cases, naive } = file.value
  const seen = new Set<string>()
  let tooLong = false
  for (const [index, testCase] of cases.entries()) {
    const line = file.lineOf(['cases', index])
    if (seen.has(testCase.id)) problems.add(path, line, faults.caseTwice(testCase.id))
    seen.add(testCase.id)
    if (!expands(testCase)) {
      problems.add(path, line, faults.caseTooLong(testCase.id))
      tooLong = true
    }
  }
  if (naive !== undefined && !seen.has(naive)) {
    problems.add(path, file.lineOf(['naive']), faults.naiveCaseUnknown(naive))
  }
  if (cases.every(({ hidden }) => hidden)) {
    problems.add(path, file.lineOf(['cases']), faults.allHidden)
  }
  // Whatever reads the cases further would have to write them out.
  return tooLong ? undefined : file
}

function expands(testCase: TestCase): boolean {
  try {
    expandRepeats([testCase.arguments, testCase.expect])
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
