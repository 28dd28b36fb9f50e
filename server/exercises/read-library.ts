/** Library folders to plans, rubrics and exercises. */
import { basename, join, sep } from 'node:path'
import type { z } from 'zod'
import type { Exercise } from '#shared/exercise.ts'
import { planSchema } from '#shared/plan.ts'
import type { Plan } from '#shared/plan.ts'
import { rubricSchema } from '#shared/rubric.ts'
import type { Rubric } from '#shared/rubric.ts'
import type { Order } from './manifest.ts'
import { LibraryError, Problems } from './problems.ts'
import { readExercise } from './read-exercise.ts'
import { listFolder, readText } from './read-files.ts'
import { inOrder, readOrder } from './read-order.ts'
import { readYaml } from './read-yaml.ts'

export interface LibraryContent {
  readonly plans: readonly Plan[]
  readonly rubrics: readonly Rubric[]
  readonly exercises: readonly Exercise[]
}

export interface LibraryRead extends LibraryContent {
  /** `kind/id` of whatever stands in the first folder, the one that comes along with the product. */
  readonly builtIn: ReadonlySet<string>
}

const notExercises = ['plans', 'rubrics']
const orderFile = 'order.yaml'

interface Found<T> {
  readonly path: string
  readonly value: T
}

/** Throws a LibraryError with everything that is wrong. */
export async function readLibrary(folders: readonly string[]): Promise<LibraryRead> {
  const problems = new Problems()
  const plans: Found<Plan>[] = []
  const rubrics: Found<Rubric>[] = []
  const exercises: Found<Exercise>[] = []
  const order: Order = { plans: [], rubrics: [], exercises: [] }
  for (const folder of folders) {
    plans.push(...(await readEach(join(folder, 'plans'), planSchema, 'stages', problems)))
    rubrics.push(...(await readEach(join(folder, 'rubrics'), rubricSchema, 'criteria', problems)))
  }
  const allRubricsRead = problems.list.length === 0
  const criteria = new Set<string>(
    rubrics.flatMap(({ value }) => value.criteria.map((criterion) => criterion.id)),
  )
  for (const folder of folders) {
    const listing = await listFolder(folder, problems)
    if (!listing) problems.add(folder, 1, 'there is no such folder', 'correct the path')
    for (const name of listing?.files ?? []) {
      if (!/\.ya?ml$/.test(name) || name === orderFile) continue
      const remedy = `move it, or rename it to ${orderFile}`
      problems.add(join(folder, name), 1, 'nothing of this name is read here', remedy)
    }
    for (const name of listing?.folders ?? []) {
      if (notExercises.includes(name)) continue
      const path = join(folder, name)
      const value = await readExercise(path, allRubricsRead ? criteria : undefined, problems)
      if (value) exercises.push({ path: join(path, 'manifest.yaml'), value })
    }
  }
  const known = { plans, rubrics, exercises }
  for (const folder of folders) {
    // An order that names a faulty exercise is not wrong itself.
    if (problems.list.length > 0) break
    await readOrder(join(folder, orderFile), known, order, problems)
  }
  const content = {
    plans: inOrder(refuseTwins(plans, problems), order.plans),
    rubrics: inOrder(refuseTwins(rubrics, problems), order.rubrics),
    exercises: inOrder(refuseTwins(exercises, problems), order.exercises),
  }
  if (problems.list.length > 0) throw new LibraryError(problems.list)
  const [ours = ''] = folders
  const builtIn = Object.entries(known).flatMap(([kind, found]) =>
    found
      .filter(({ path }) => path.startsWith(join(ours, sep)))
      .map(({ value }) => `${kind}/${value.id}`),
  )
  return { ...content, builtIn: new Set(builtIn) }
}

/** Every `<id>.yaml` of a folder; the ids of its `parts` differ from each other. */
async function readEach<K extends string, T extends { id: string } & Record<K, { id: string }[]>>(
  folder: string,
  schema: z.ZodType<T>,
  parts: K,
  problems: Problems,
): Promise<Found<T>[]> {
  const found: Found<T>[] = []
  const listing = await listFolder(folder, problems)
  for (const name of [...(listing?.files ?? []), ...(listing?.folders ?? [])]) {
    const path = join(folder, name)
    if (!name.endsWith('.yaml') || listing?.folders.includes(name)) {
      problems.add(path, 1, 'only `<id>.yaml` files belong here', 'rename or remove it')
      continue
    }
    const text = await readText(path, problems)
    const file = text === undefined ? undefined : readYaml(path, text, schema, problems)
    if (!file) continue
    if (file.value.id !== basename(name, '.yaml')) {
      const what = `\`id\` is ${file.value.id}, but the file is called ${name}`
      problems.add(path, file.lineOf(['id']), what, 'make them the same')
    }
    const seen = new Set<string>()
    for (const [index, { id }] of file.value[parts].entries()) {
      const line = file.lineOf([parts, index, 'id'])
      if (seen.has(id))
        problems.add(path, line, `\`${id}\` stands here twice`, 'rename one of them')
      seen.add(id)
    }
    found.push({ path, value: file.value })
  }
  return found
}

/** A private library may add to the built-in one, never silently replace a part of it. */
function refuseTwins<T extends { id: string }>(found: Found<T>[], problems: Problems): T[] {
  const seen = new Map<string, string>()
  for (const { path, value } of found) {
    const first = seen.get(value.id)
    if (first === undefined) seen.set(value.id, path)
    else problems.add(path, 1, `\`${value.id}\` exists already in ${first}`, 'give it another id')
  }
  return found.map(({ value }) => value)
}
