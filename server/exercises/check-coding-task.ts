/** What can be said of a coding task without running it: its parts must speak of the same function and cases. */
import { join } from 'node:path'
import { entryNameIn, expandRepeats } from '#shared/exercise.ts'
import type { ProgrammingLanguage, SourceFile, TestCase } from '#shared/exercise.ts'
import { languages } from '#shared/language.ts'
import type { Localised } from '#shared/language.ts'
import { isOfType, parseValueType } from '#shared/value-type.ts'
import * as faults from './faults/coding-faults.ts'
import type { CasesFile, Manifest } from './manifest.ts'
import type { Problems } from './problems.ts'
import type { Sources } from './read-sources.ts'
import type { YamlFile } from './read-yaml.ts'

export interface CodingParts {
  readonly folder: string
  readonly manifest: YamlFile<Manifest>
  readonly statement: Localised | undefined
  readonly starter: Sources
  readonly solution: Sources
  readonly naive: Sources
  readonly adapter: Sources
  readonly cases: YamlFile<CasesFile> | undefined
}

export function checkCodingTask(parts: CodingParts, problems: Problems): void {
  const coding = parts.manifest.value.coding
  if (!coding) return
  checkLanguages(parts, coding.languages, problems)
  checkNames(parts, coding.entry, problems)
  checkNaive(parts, problems)
  checkTypes(parts, coding.parameters, coding.returns, problems)
}

function checkLanguages(
  { folder, manifest, starter, solution, naive, adapter }: CodingParts,
  known: readonly ProgrammingLanguage[],
  problems: Problems,
): void {
  for (const language of known) {
    if (starter[language]) continue
    const line = manifest.lineOf(['coding', 'languages'])
    problems.add(join(folder, 'manifest.yaml'), line, faults.noStarter(language))
  }
  for (const [kind, sources] of Object.entries({ starter, solution, naive, adapter })) {
    for (const language of languagesOf(sources)) {
      const path = join(folder, kind, language)
      if (!known.includes(language)) problems.add(path, 1, faults.languageNotListed(language))
      const runs = kind === 'solution' || kind === 'naive'
      if (runs && languagesOf(adapter).length > 0 && !adapter[language]) {
        problems.add(path, 1, faults.noAdapter(language))
      }
    }
  }
}

/** Languages whose programs have no functions of ours. */
const withoutEntry: readonly ProgrammingLanguage[] = ['sql', 'plain']

function checkNames(parts: CodingParts, entry: string, problems: Problems): void {
  const { folder, statement } = parts
  for (const language of languages) {
    if (!statement || hasWord(statement[language], entry)) continue
    const path = join(folder, `statement.${language}.md`)
    problems.add(path, 1, faults.statementWithoutName(entry))
  }
  for (const kind of ['starter', 'solution', 'naive', 'adapter'] as const) {
    for (const language of languagesOf(parts[kind])) {
      const files = parts[kind][language] ?? []
      const name = entryNameIn(language, kind === 'adapter' ? 'runCase' : entry)
      if (withoutEntry.includes(language) || files.length === 0 || names(files, name)) continue
      problems.add(join(folder, kind, language), 1, faults.sourceWithoutName(name))
    }
  }
}

function checkNaive({ folder, naive, cases }: CodingParts, problems: Problems): void {
  if (!cases) return
  const path = join(folder, 'cases.yaml')
  const exists = languagesOf(naive).length > 0
  if (exists && cases.value.naive === undefined) {
    problems.add(path, 1, faults.naiveCaseUnsaid)
  }
  if (!exists && cases.value.naive !== undefined) {
    problems.add(path, cases.lineOf(['naive']), faults.naiveVersionMissing)
  }
}

function checkTypes(
  { folder, manifest, cases }: CodingParts,
  parameters: readonly string[] | undefined,
  returns: string | undefined,
  problems: Problems,
): void {
  if ((parameters === undefined) !== (returns === undefined)) {
    const [there, missing] = parameters
      ? (['parameters', 'returns'] as const)
      : (['returns', 'parameters'] as const)
    const line = manifest.lineOf(['coding', there])
    problems.add(join(folder, 'manifest.yaml'), line, faults.typesByHalf(there, missing))
  }
  if (!parameters || returns === undefined || !cases) return
  const path = join(folder, 'cases.yaml')
  for (const [index, testCase] of cases.value.cases.entries()) {
    const complain = (at: readonly PropertyKey[], words: Localised) => {
      const line = cases.lineOf(['cases', index, ...at])
      problems.add(path, line, faults.caseMisfits(testCase.id, words))
    }
    const given = testCase.arguments.length
    if (given !== parameters.length) {
      complain(['arguments'], faults.argumentCount(given, parameters.length))
      continue
    }
    for (const [place, type] of parameters.entries()) {
      if (fits(testCase.arguments[place], type)) continue
      complain(['arguments', place], faults.argumentIsNo(place + 1, type))
    }
    if (valueMisfits(testCase, returns)) complain(['expect'], faults.valueIsNo(returns))
  }
}

const valueMisfits = ({ expect }: TestCase, returns: string) =>
  'value' in expect && !fits(expect.value, returns)

function fits(value: unknown, text: string): boolean {
  const type = parseValueType(text)
  return type !== undefined && isOfType(expandRepeats(value), type)
}

const languagesOf = (sources: Sources) => Object.keys(sources) as ProgrammingLanguage[]

const names = (files: readonly SourceFile[], name: string) =>
  files.some(({ text }) => hasWord(text, name))

const hasWord = (text: string, word: string) =>
  new RegExp(String.raw`(?<!\w)${word}(?!\w)`).test(text)
