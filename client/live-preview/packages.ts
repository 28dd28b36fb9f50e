/** The packages that a preview may import, each fetched when it is first needed. */
import { z } from 'zod'
import entries from 'virtual:preview-packages'

const byName = new Map(entries.map((entry) => [entry.specifier, entry]))

/** With those that each requires. */
export const packageNeeds: ReadonlyMap<string, readonly string[]> = new Map(
  entries.map(({ specifier, requires }) => [specifier, requires]),
)

/** What a person may write behind `from`, with the version of each. */
export const packageNames: readonly string[] = entries.map(
  ({ specifier, version }) => `${specifier} ${version}`,
)

const fetched = new Map<string, Promise<string>>()

/** The code of these entries, in their order. Rejects when one cannot be had; it is asked for anew next time. */
export async function fetchPackages(
  specifiers: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const codes = specifiers.map(
    async (specifier) => [specifier, await fetchPackage(specifier)] as const,
  )
  return new Map(await Promise.all(codes))
}

function fetchPackage(specifier: string): Promise<string> {
  const before = fetched.get(specifier)
  if (before) return before
  const fetching = readCode(specifier)
  fetched.set(specifier, fetching)
  fetching.catch(() => fetched.delete(specifier))
  return fetching
}

async function readCode(specifier: string): Promise<string> {
  const response = await fetch(byName.get(specifier)?.address ?? '')
  if (!response.ok) throw new Error(`${specifier} cannot be had: ${response.status}`)
  return z.string().parse(await response.json())
}
