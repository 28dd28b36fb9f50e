/** One folder of a library to one exercise. */
import { basename, join } from 'node:path'
import type { Exercise } from '#shared/exercise.ts'
import { languages } from '#shared/language.ts'
import { buildDrillDown } from './build-drill-down.ts'
import type { Texts } from './build-drill-down.ts'
import { manifestSchema } from './manifest.ts'
import type { Manifest } from './manifest.ts'
import type { Problems } from './problems.ts'
import { readCodingTask } from './read-coding-task.ts'
import { readDrillDown } from './read-drill-down.ts'
import { listFolder, readText } from './read-files.ts'
import { readYaml } from './read-yaml.ts'
import type { YamlFile } from './read-yaml.ts'

/** Undefined when something is wrong; it is then in `problems`. `criteria`: those of all rubrics, if known. */
export async function readExercise(
  folder: string,
  criteria: ReadonlySet<string> | undefined,
  problems: Problems,
): Promise<Exercise | undefined> {
  const path = join(folder, 'manifest.yaml')
  const text = await readText(path, problems)
  if (text === undefined) {
    problems.add(path, 1, 'the manifest is missing', 'write this file, see exercises/README.md')
    return undefined
  }
  const manifest = readYaml(path, text, manifestSchema, problems)
  if (!manifest) return undefined
  const before = problems.list.length
  checkManifest(path, basename(folder), manifest, criteria, problems)
  await checkNames(folder, manifest.value, problems)
  const texts = manifest.value.ladder && (await readTexts(folder, problems))
  const drillDown = texts && buildDrillDown(path, manifest, texts, problems)
  const coding = await readCodingTask(folder, manifest, problems)
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
    const what = `\`id\` is ${value.id}, but the folder is called ${folderName}`
    problems.add(path, lineOf(['id']), what, 'make them the same')
  }
  if (!value.ladder && !value.coding) {
    const remedy = 'add `ladder` or `coding`'
    problems.add(path, 1, 'the exercise has neither questions nor a coding task', remedy)
  }
  const seen = new Set<string>()
  for (const [index, step] of (value.ladder ?? []).entries()) {
    if (seen.has(step.rung)) {
      const what = `the rung \`${step.rung}\` stands here twice`
      problems.add(path, lineOf(['ladder', index, 'rung']), what, 'remove or rename one of them')
    }
    seen.add(step.rung)
    for (const [place, criterion] of step.criteria.entries()) {
      if (!criteria || criteria.has(criterion)) continue
      const what = `the criterion \`${criterion}\` is in no rubric`
      const line = lineOf(['ladder', index, 'criteria', place])
      problems.add(path, line, what, `use one of ${[...criteria].join(', ')}`)
    }
  }
}

/** A file that nobody reads is a misspelt one. */
async function checkNames(folder: string, manifest: Manifest, problems: Problems): Promise<void> {
  const files = ['manifest.yaml', 'README.md']
  if (manifest.ladder) files.push('drill-down.fr.md', 'drill-down.en.md')
  if (manifest.coding) files.push('statement.fr.md', 'statement.en.md', 'cases.yaml')
  const folders = manifest.coding ? ['starter', 'solution', 'naive', 'adapter'] : []
  const listing = await listFolder(folder, problems)
  const unknown = [
    ...(listing?.files ?? []).filter((name) => !files.includes(name)),
    ...(listing?.folders ?? []).filter((name) => !folders.includes(name)),
  ]
  for (const name of unknown) {
    const what = 'nothing of this name belongs to such an exercise'
    const known = [...files, ...folders].join(', ')
    problems.add(join(folder, name), 1, what, `remove or rename it; known: ${known}`)
  }
}

async function readTexts(folder: string, problems: Problems): Promise<Texts | undefined> {
  const texts: Partial<Texts> = {}
  for (const language of languages) {
    const path = join(folder, `drill-down.${language}.md`)
    const text = await readText(path, problems)
    if (text === undefined) problems.add(path, 1, 'the drill-down is missing', 'write this file')
    else {
      const read = readDrillDown(path, text, language, problems)
      if (read) texts[language] = read
    }
  }
  return texts.fr && texts.en ? { fr: texts.fr, en: texts.en } : undefined
}
