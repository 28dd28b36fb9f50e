/** Library folders to plans, rubrics and exercises. */
import { join, sep } from 'node:path'
import type { Exercise } from '#shared/exercise.ts'
import { entryKinds } from '#shared/library-entry.ts'
import type { EntryKind, LibraryProblem } from '#shared/library-entry.ts'
import type { Plan } from '#shared/plan.ts'
import type { Rubric } from '#shared/rubric.ts'
import * as faults from './faults/file-faults.ts'
import type { Order } from './manifest.ts'
import { LibraryError, Problems } from './problems.ts'
import { readExercises, readPlans, readRubrics } from './read-entries.ts'
import type { Found } from './read-entries.ts'
import { diskFiles } from './read-files.ts'
import { inOrder, readOrder } from './read-order.ts'

export interface LibraryContent {
  readonly plans: readonly Plan[]
  readonly rubrics: readonly Rubric[]
  readonly exercises: readonly Exercise[]
}

export interface LibraryRead {
  /** In the order in which each kind is offered. */
  readonly found: { readonly [K in EntryKind]: readonly Found<K>[] }
  /** Of the folders that stand beside the first: what they concern was left out, the rest is there. */
  readonly problems: readonly LibraryProblem[]
}

const orderFile = 'order.yaml'

/**
 * The first folder comes along with the product: whatever is wrong with it throws a LibraryError. In the others a
 * fault concerns its own entry alone, which stays as it was in `before`, or is left out.
 */
export async function readLibrary(
  folders: readonly string[],
  before?: LibraryRead,
): Promise<LibraryRead> {
  const libraries = folders.map((folder, index) => ({
    folder,
    origin: index === 0 ? ('built-in' as const) : ('folder' as const),
    problems: new Problems(),
  }))
  const found: { [K in EntryKind]: Found<K>[] } = { plans: [], rubrics: [], exercises: [] }
  /** What is faulty now, as it was while it was good. */
  const kept = <K extends EntryKind>(
    kind: K,
    folder: string,
    names: readonly string[],
  ): readonly Found<K>[] => {
    const known: readonly Found<K>[] = before?.found[kind] ?? []
    return known.filter(
      ({ path, value }) => path.startsWith(join(folder, sep)) && names.includes(value.id),
    )
  }
  let allRubricsRead = true
  for (const { folder, origin, problems } of libraries) {
    const plans = await readPlans(diskFiles, folder, origin, problems)
    const rubrics = await readRubrics(diskFiles, folder, origin, problems)
    found.plans.push(...plans.found, ...kept('plans', folder, plans.faulty))
    found.rubrics.push(...rubrics.found, ...kept('rubrics', folder, rubrics.faulty))
    allRubricsRead &&= rubrics.faulty.length === 0
  }
  const criteria = allRubricsRead ? criteriaOf(found.rubrics.map(({ value }) => value)) : undefined
  for (const { folder, origin, problems } of libraries) {
    await checkFolder(folder, problems)
    const place = { files: diskFiles, folder, origin }
    const exercises = await readExercises(place, criteria, problems)
    found.exercises.push(...exercises.found, ...kept('exercises', folder, exercises.faulty))
  }
  for (const kind of entryKinds) refuseTwins(found[kind], libraries)
  const order: Order = { plans: [], rubrics: [], exercises: [] }
  for (const { folder, problems } of libraries) {
    // An order that names a faulty entry is not wrong itself.
    const said = problems.list.length > 0 ? new Problems() : problems
    await readOrder(diskFiles, join(folder, orderFile), found, order, said)
  }
  const [ours, ...others] = libraries
  if (ours && ours.problems.list.length > 0) throw new LibraryError(ours.problems.list)
  return {
    found: {
      plans: inOrder(found.plans, order.plans),
      rubrics: inOrder(found.rubrics, order.rubrics),
      exercises: inOrder(found.exercises, order.exercises),
    },
    problems: others.flatMap(({ problems }) => problems.list),
  }
}

export const criteriaOf = (rubrics: readonly Rubric[]): ReadonlySet<string> =>
  new Set(rubrics.flatMap((rubric) => rubric.criteria.map(({ id }): string => id)))

/** Throws for a folder that does not exist: that is a wrong setting, and no author's mistake. */
async function checkFolder(folder: string, problems: Problems): Promise<void> {
  const listing = await diskFiles.list(folder, new Problems())
  if (!listing) {
    problems.add(folder, 1, faults.folderMissing)
    throw new LibraryError(problems.list)
  }
  for (const name of listing.files) {
    if (!/\.ya?ml$/.test(name) || name === orderFile) continue
    problems.add(join(folder, name), 1, faults.nameNotReadHere(orderFile))
  }
}

/** A private library may add to the built-in one, never silently replace a part of it: the later entry goes. */
function refuseTwins(
  found: Found[],
  libraries: readonly { readonly folder: string; readonly problems: Problems }[],
): void {
  const seen = new Map<string, string>()
  for (const one of found.slice()) {
    const { path, value } = one
    const first = seen.get(value.id)
    if (first === undefined) seen.set(value.id, path)
    else {
      const library = libraries.find(({ folder }) => path.startsWith(join(folder, sep)))
      library?.problems.add(path, 1, faults.existsAlready(value.id, first))
      found.splice(found.indexOf(one), 1)
    }
  }
}
