/** `order.yaml`: what a library offers first. */
import { notAmong } from './faults/file-faults.ts'
import { orderSchema } from './manifest.ts'
import type { Order } from './manifest.ts'
import type { Problems } from './problems.ts'
import type { LibraryFiles } from './read-files.ts'
import { readYaml } from './read-yaml.ts'

/** Appends to `order` what the file says. */
export async function readOrder(
  files: LibraryFiles,
  path: string,
  known: Record<keyof Order, readonly { readonly value: { readonly id: string } }[]>,
  order: Order,
  problems: Problems,
): Promise<void> {
  const text = await files.read(path, problems)
  const file = text === undefined ? undefined : readYaml(path, text, orderSchema, problems)
  if (!file) return
  for (const kind of ['plans', 'rubrics', 'exercises'] as const) {
    for (const [index, id] of file.value[kind].entries()) {
      order[kind].push(id)
      if (known[kind].some(({ value }) => value.id === id)) continue
      problems.add(path, file.lineOf([kind, index]), notAmong(id, kind))
    }
  }
}

/** What the order names comes first, the rest follows by id. */
export function inOrder<T extends { readonly value: { readonly id: string } }>(
  found: readonly T[],
  order: readonly string[],
): T[] {
  const place = ({ value: { id } }: T) => (order.includes(id) ? order.indexOf(id) : order.length)
  return found.toSorted((a, b) => place(a) - place(b) || (a.value.id < b.value.id ? -1 : 1))
}
