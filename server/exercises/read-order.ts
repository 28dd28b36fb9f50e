/** `order.yaml`: what a library offers first. */
import { orderSchema } from './manifest.ts'
import type { Order } from './manifest.ts'
import type { Problems } from './problems.ts'
import { readText } from './read-files.ts'
import { readYaml } from './read-yaml.ts'

/** Appends to `order` what the file says. */
export async function readOrder(
  path: string,
  known: Record<keyof Order, readonly { readonly value: { readonly id: string } }[]>,
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

/** What the order names comes first, the rest follows by id. */
export function inOrder<T extends { id: string }>(values: T[], order: readonly string[]): T[] {
  const place = ({ id }: T) => (order.includes(id) ? order.indexOf(id) : order.length)
  return values.toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1))
}
