/** Library folders to plans, rubrics and exercises. */
import { basename, join } from 'node:path'
import type { z } from 'zod'
import type { Exercise } from '#shared/exercise.ts'
import { planSchema } from '#shared/plan.ts'
import type { Plan } from '#shared/plan.ts'
import { rubricSchema } from '#shared/rubric.ts'
import type { Rubric } from '#shared/rubric.ts'
import { orderSchema } from './manifest.ts'
import type { Order } from './manifest.ts'
import { LibraryError, Problems } from './problems.ts'
import { readExercise } from './read-exercise.ts'
import { listFolder, readText } from './read-files.ts'
import { readYaml } from './read-yaml.ts'

export interface LibraryContent {
  readonly plans: readonly Plan[]
  readonly rubrics: readonly Rubric[]
  readonly exercises: readonly Exercise[]
}

const notExercises = ['plans', 'rubrics']

interface Found<T> {
  readonly path: string
  readonly value: T
}

/** Throws a LibraryError with everything that is wrong. */
export async function readLibrary(folders: readonly string[]): Promise<LibraryContent> {
  const problems = new Problems()
  const plans: Found<Plan>[] = []
  const rubrics: Found<Rubric>[] = []
  const exercises: Found<Exercise>[] = []
  const order: Order = { plans: [], rubrics: [], exercises: [] }
  for (const folder of folders) {
    plans.push(...(await readEach(join(folder, 'plans'), planSchema, problems)))
    rubrics.push(...(await readEach(join(folder, 'rubrics'), rubricSchema, problems)))
  }
  for (const plan of plans) checkUnique(plan, 'stage', plan.value.stages, problems)
  for (const rubric of rubrics) checkUnique(rubric, 'criterion', rubric.value.criteria, problems)
  const criteria = new Set<string>(
    rubrics.flatMap(({ value }) => value.criteria.map((criterion) => criterion.id)),
  )
  for (const folder of folders) {
    const listing = await listFolder(folder, problems)
    if (!listing)
      problems.add(folder, 1, 'there is no such folder', 'create it, or correct the path')
    for (const name of listing?.folders ?? []) {
      if (notExercises.includes(name)) continue
      const path = join(folder, name)
      const value = await readExercise(path, criteria, problems)
      if (value) exercises.push({ path: join(path, 'manifest.yaml'), value })
    }
  }
  const known = { plans, rubrics, exercises }
  for (const folder of folders) {
    // An order that names a faulty exercise is not wrong itself.
    if (problems.list.length > 0) break
    await readOrder(join(folder, 'order.yaml'), known, order, problems)
  }
  const content = {
    plans: inOrder(refuseTwins(plans, problems), order.plans),
    rubrics: inOrder(refuseTwins(rubrics, problems), order.rubrics),
    exercises: inOrder(refuseTwins(exercises, problems), order.exercises),
  }
  if (problems.list.length > 0) throw new LibraryError(problems.list)
  return content
}

/** Every `<id>.yaml` of a folder. */
async function readEach<T extends { id: string }>(
  folder: string,
  schema: z.ZodType<T>,
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
    found.push({ path, value: file.value })
  }
  return found
}

function checkUnique(
  { path }: Found<unknown>,
  kind: string,
  parts: readonly { id: string }[],
  problems: Problems,
): void {
  const seen = new Set<string>()
  for (const { id } of parts) {
    if (seen.has(id)) problems.add(path, 1, `the ${kind} \`${id}\` stands here twice`, 'rename one')
    seen.add(id)
  }
}

/** Appends to `order` what the file says. */
async function readOrder(
  path: string,
  known: Record<keyof Order, readonly Found<{ id: string }>[]>,
  order: Order,
  problems: Problems,
): Promise<void> {
  const text = await readText(path, problems)
  const file = text === undefined ? undefined : readYaml(path, text, orderSchema, problems)
  if (!file) return
  for (const kind of ['plans', 'rubrics', 'exercises'] as const) {
    for (const [index, id] of file.value[kind].entries()) {
      order[kind].push(id)
      if (known[kind].some(({ value }) => value.id === id)) continue
      const what = `\`${id}\` is not among the ${kind}`
      problems.add(path, file.lineOf([kind, index]), what, 'correct its spelling or remove it')
    }
  }
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

function inOrder<T extends { id: string }>(values: T[], order: readonly string[]): T[] {
  const place = ({ id }: T) => (order.includes(id) ? order.indexOf(id) : order.length)
  return values.toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
}
