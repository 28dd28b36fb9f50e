/** The coding half of an exercise: statement, starter files, adapters and cases. */
import { join } from 'node:path'
import { expandRepeats } from '#shared/exercise.ts'
import type { CodingTask, ProgrammingLanguage, SourceFile, TestCase } from '#shared/exercise.ts'
import { languages } from '#shared/language.ts'
import type { Localised } from '#shared/language.ts'
import { casesFileSchema } from './manifest.ts'
import type { CasesFile, Manifest } from './manifest.ts'
import type { Problems } from './problems.ts'
import { readText } from './read-files.ts'
import { readOutline } from './read-markdown.ts'
import { readSources } from './read-sources.ts'
import { readYaml } from './read-yaml.ts'
import type { YamlFile } from './read-yaml.ts'

/** Undefined when something is wrong; it is then in `problems`. */
export async function readCodingTask(
  folder: string,
  manifest: YamlFile<Manifest>,
  problems: Problems,
): Promise<CodingTask | undefined> {
  const coding = manifest.value.coding
  if (!coding) return undefined
  const statement = await readStatement(folder, problems)
  const starters = await readSources(join(folder, 'starter'), problems)
  const cases = await readCases(join(folder, 'cases.yaml'), problems)
  for (const language of coding.languages) {
    if (starters[language]) continue
    const path = join(folder, 'manifest.yaml')
    const remedy = `add starter/${language}/ with its files`
    const line = manifest.lineOf(['coding', 'languages'])
    problems.add(path, line, `no starter files for ${language}`, remedy)
  }
  const known = new Set<string>(coding.languages)
  for (const kind of ['starter', 'solution', 'naive', 'adapter']) {
    const sources = kind === 'starter' ? starters : await readSources(join(folder, kind), problems)
    for (const language of Object.keys(sources)) {
      if (known.has(language)) continue
      const what = `${language} is not among \`coding.languages\` of manifest.yaml`
      problems.add(join(folder, kind, language), 1, what, 'add it there, or remove the folder')
    }
  }
  const adapters = await readAdapters(join(folder, 'adapter'), problems)
  if (!statement || !cases) return undefined
  const { entry, timeoutMs } = coding
  return { statement, entry, starters, adapters, cases: cases.cases, timeoutMs }
}

async function readStatement(folder: string, problems: Problems): Promise<Localised | undefined> {
  const found: Partial<Localised> = {}
  for (const language of languages) {
    const path = join(folder, `statement.${language}.md`)
    const text = await readText(path, problems)
    if (text === undefined) problems.add(path, 1, 'the statement is missing', 'write this file')
    else if (readOutline(path, text, problems)) found[language] = text.trim()
  }
  return found.fr && found.en ? { fr: found.fr, en: found.en } : undefined
}

async function readAdapters(path: string, problems: Problems) {
  const adapters: Partial<Record<ProgrammingLanguage, SourceFile>> = {}
  for (const [language, [file, ...others]] of Object.entries(await readSources(path, problems))) {
    if (others.length > 0) {
      problems.add(join(path, language), 1, 'an adapter is one file', 'join the files')
    }
    if (file) adapters[language as ProgrammingLanguage] = file
  }
  return adapters
}

/** Also for those who run an exercise's own solution: they need to know what `naive` must fail. */
export async function readCases(path: string, problems: Problems): Promise<CasesFile | undefined> {
  const text = await readText(path, problems)
  if (text === undefined) {
    problems.add(path, 1, 'the cases are missing', 'write this file')
    return undefined
  }
  const file = readYaml(path, text, casesFileSchema, problems)
  if (!file) return undefined
  const { cases, naive } = file.value
  const seen = new Set<string>()
  for (const [index, testCase] of cases.entries()) {
    const line = file.lineOf(['cases', index])
    if (seen.has(testCase.id)) {
      problems.add(path, line, `the case \`${testCase.id}\` stands here twice`, 'rename one')
    }
    seen.add(testCase.id)
    if (!expands(testCase)) {
      const what = `the case \`${testCase.id}\` repeats more than can be run`
      problems.add(path, line, what, 'lower a `times`')
    }
  }
  if (naive !== undefined && !seen.has(naive)) {
    const what = `\`naive\` names the case \`${naive}\`, which does not exist`
    problems.add(path, file.lineOf(['naive']), what, 'write the id of a case')
  }
  return file.value
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
