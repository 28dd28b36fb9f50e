/** One folder of a library to one exercise. */
import { basename, join } from 'node:path'
import type { Exercise } from '#shared/exercise.ts'
import { languages } from '#shared/language.ts'
import { buildDrillDown } from './build-drill-down.ts'
import type { Texts } from './build-drill-down.ts'
import * as faults from './faults/file-faults.ts'
import { criterionUnknown, drillDownMissing, rungTwice } from './faults/ladder-faults.ts'
import { manifestSchema } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import type { Problems } from './problems.ts'
import { readCodingTask } from './read-coding-task.ts'
import { readDrillDown } from './read-drill-down.ts'
import type { LibraryFiles } from './read-files.ts'
import { readYaml } from './read-yaml.ts'
import type { YamlFile } from './read-yaml.ts'

/** Undefined when something is wrong; it is then in `problems`. `criteria`: those of all rubrics, if known. */
export async function readExercise(
  files: LibraryFiles,
  folder: string,
  criteria: ReadonlySet<string> | undefined,
  problems: Problems,
): Promise<Exercise | undefined> {
  const path = join(folder, 'manifest.yaml')
  const text = await files.read(path, problems)
  if (text === undefined) {
    problems.add(path, 1, faults.manifestMissing)
    return undefined
  }
  const manifest = readYaml(path, text, manifestSchema, problems)
  if (!manifest) return undefined
  const before = problems.list.length
  checkManifest(path, basename(folder), manifest, criteria, problems)
  await checkNames(files, folder, manifest.value, problems)
  // Read so that whoever copies or exports the exercise gets it too.
  await files.read(join(folder, readme), problems)
  const texts = manifest.value.ladder && (await readTexts(files, folder, problems))
  const drillDown = texts && buildDrillDown(path, manifest, texts, problems)
  const coding = await readCodingTask(files, folder, manifest, problems)
  if (problems.list.length > before) return undefined
  const { id, title, summary, level, minutes } = manifest.value
  return {
    id,
    title,
    summary,
    level,
    minutes,
    ...(drillDown && { drillDown }),
    ...(coding && { coding }),
  }
}

function checkManifest(
  path: string,
  folderName: string,
  { value, lineOf }: YamlFile<Manifest>,
  criteria: ReadonlySet<string> | undefined,
  problems: Problems,
): void {
  if (value.id !== folderName) {
    problems.add(path, lineOf(['id']), faults.idIsNotName(value.id, folderName, 'folder'))
  }
  if (!value.ladder && !value.coding) problems.add(path, 1, faults.neitherPart)
  const seen = new Set<string>()
  for (const [index, step] of (value.ladder ?? []).entries()) {
    if (seen.has(step.rung)) {
      problems.add(path, lineOf(['ladder', index, 'rung']), rungTwice(step.rung))
    }
    seen.add(step.rung)
    for (const [place, criterion] of step.criteria.entries()) {
      if (!criteria || criteria.has(criterion)) continue
      const line = lineOf(['ladder', index, 'criteria', place])
      problems.add(path, line, criterionUnknown(criterion, [...criteria]))
    }
  }
}

const readme = 'README.md'

/** A file that nobody reads is a misspelt one. */
async function checkNames(
  files: LibraryFiles,
  folder: string,
  manifest: Manifest,
  problems: Problems,
): Promise<void> {
  const known = ['manifest.yaml', readme]
  if (manifest.ladder) known.push('drill-down.fr.md', 'drill-down.en.md')
  if (manifest.coding) known.push('statement.fr.md', 'statement.en.md', 'cases.yaml')
  const folders = manifest.coding ? ['starter', 'solution', 'naive', 'adapter'] : []
  const listing = await files.list(folder, problems)
  const unknown = [
    ...(listing?.files ?? []).filter((name) => !known.includes(name)),
    ...(listing?.folders ?? []).filter((name) => !folders.includes(name)),
  ]
  for (const name of unknown) {
    problems.add(join(folder, name), 1, faults.nameUnknown([...known, ...folders]))
  }
}

async function readTexts(
  files: LibraryFiles,
  folder: string,
  problems: Problems,
): Promise<Texts | undefined> {
  const texts: Partial<Texts> = {}
  for (const language of languages) {
    const path = join(folder, `drill-down.${language}.md`)
    const text = await files.read(path, problems)
    if (text === undefined) problems.add(path, 1, drillDownMissing)
    else {
      const read = readDrillDown(path, text, language, problems)
      if (read) texts[language] = read
    }
  }
  return texts.fr && texts.en ? { fr: texts.fr, en: texts.en } : undefined
}
