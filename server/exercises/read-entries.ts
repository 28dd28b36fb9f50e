/** Single entries of a library: from files, wherever they lie, to what interviews are made of. */
import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { Exercise } from '#shared/exercise.ts'
import type { EntryFiles, EntryKind, Origin } from '#shared/library-entry.ts'
import { planSchema } from '#shared/plan.ts'
import type { Plan } from '#shared/plan.ts'
import { rubricSchema } from '#shared/rubric.ts'
import type { Rubric } from '#shared/rubric.ts'
import * as faults from './faults/file-faults.ts'
import type { Problems } from './problems.ts'
import { readExercise } from './read-exercise.ts'
import { RecordedFiles } from './read-files.ts'
import type { LibraryFiles } from './read-files.ts'
import { readYaml } from './read-yaml.ts'

export interface EntryValues {
  readonly exercises: Exercise
  readonly plans: Plan
  readonly rubrics: Rubric
}

/** One entry in which nothing is wrong. */
export interface Found<K extends EntryKind = EntryKind> {
  readonly kind: K
  readonly origin: Origin
  /** Where it stands, for whoever is told that another has the same id. */
  readonly path: string
  readonly value: EntryValues[K]
  /** As its author wrote it. */
  readonly files: EntryFiles
}

/** What a folder holds of one kind, and the names of what is there but faulty. */
export interface KindRead<K extends EntryKind> {
  readonly found: Found<K>[]
  readonly faulty: string[]
}

/** The folders of a library that hold no exercises. */
export const notExercises: readonly string[] = ['plans', 'rubrics']

export const readPlans = (
  files: LibraryFiles,
  folder: string,
  origin: Origin,
  problems: Problems,
) =>
  readEach(
    'plans',
    planSchema,
    'stages',
    { files, folder: join(folder, 'plans'), origin },
    problems,
  )

export const readRubrics = (
  files: LibraryFiles,
  folder: string,
  origin: Origin,
  problems: Problems,
) =>
  readEach(
    'rubrics',
    rubricSchema,
    'criteria',
    { files, folder: join(folder, 'rubrics'), origin },
    problems,
  )

interface Place {
  readonly files: LibraryFiles
  readonly folder: string
  readonly origin: Origin
}

type Parted<P extends string> = { readonly id: string } & Record<P, readonly { id: string }[]>

/** Every `<id>.yaml` of a folder; the ids of its `parts` differ from each other. */
async function readEach<K extends 'plans' | 'rubrics', P extends string>(
  kind: K,
  schema: z.ZodType<EntryValues[K] & Parted<P>>,
  parts: P,
  { files, folder, origin }: Place,
  problems: Problems,
): Promise<KindRead<K>> {
  const found: Found<K>[] = []
  const faulty: string[] = []
  const listing = await files.list(folder, problems)
  for (const name of [...(listing?.files ?? []), ...(listing?.folders ?? [])]) {
    const path = join(folder, name)
    if (!name.endsWith('.yaml') || listing?.folders.includes(name)) {
      problems.add(path, 1, faults.onlyYamlHere)
      continue
    }
    const before = problems.list.length
    const text = await files.read(path, problems)
    const file = text === undefined ? undefined : readYaml(path, text, schema, problems)
    if (file && file.value.id !== basename(name, '.yaml')) {
      problems.add(path, file.lineOf(['id']), faults.idIsNotName(file.value.id, name, 'file'))
    }
    const seen = new Set<string>()
    for (const [index, { id }] of (file?.value[parts] ?? []).entries()) {
      const line = file?.lineOf([parts, index, 'id']) ?? 1
      if (seen.has(id)) problems.add(path, line, faults.standsTwice(id))
      seen.add(id)
    }
    if (text === undefined || !file || problems.list.length > before) {
      faulty.push(basename(name, '.yaml'))
    } else {
      found.push({ kind, origin, path, value: file.value, files: [{ path: name, text }] })
    }
  }
  return { found, faulty }
}

/** Each folder of `folder` that is not reserved for something else is an exercise. */
export async function readExercises(
  { files, folder, origin }: Place,
  criteria: ReadonlySet<string> | undefined,
  problems: Problems,
): Promise<KindRead<'exercises'>> {
  const found: Found<'exercises'>[] = []
  const faulty: string[] = []
  const listing = await files.list(folder, problems)
  for (const name of listing?.folders ?? []) {
    if (notExercises.includes(name)) continue
    const path = join(folder, name)
    const recorded = new RecordedFiles(files)
    const value = await readExercise(recorded, path, criteria, problems)
    if (!value) faulty.push(name)
    else {
      const manifest = join(path, 'manifest.yaml')
      found.push({
        kind: 'exercises',
        origin,
        path: manifest,
        value,
        files: recorded.below(path),
      })
    }
  }
  return { found, faulty }
}
