/** Which file a room's front end begins with. */

export type Entry =
  | { readonly kind: 'page'; readonly file: string }
  | { readonly kind: 'script'; readonly file: string }

/** In the order in which they are looked for; in a folder no less than at the top. */
const scripts = [
  /^(main|index)\.[jt]sx$/i,
  /^app\.[jt]sx$/i,
  /^(main|index|app)\.(m?js|m?ts)$/i,
  /\.[jt]sx$/i,
]

/**
 * `index.html`, else any page of HTML, else `main` or `index`, else `App`, else any file with JSX; the one nearest to
 * the top, and among equals the first. A file without markup counts only where others of the room say that it is a
 * front end's. Undefined when nothing in the room is one.
 */
export function choosePreviewEntry(names: readonly string[]): Entry | undefined {
  const find = (pattern: RegExp) =>
    names
      .filter((name) => pattern.test(name.slice(name.lastIndexOf('/') + 1)))
      .toSorted((a, b) => a.split('/').length - b.split('/').length)[0]
  const page = find(/^index\.html?$/i) ?? find(/\.html?$/i)
  if (page !== undefined) return { kind: 'page', file: page }
  if (!names.some((name) => /\.([jt]sx|css)$/i.test(name))) return undefined
  for (const pattern of scripts) {
    const file = find(pattern)
    if (file !== undefined) return { kind: 'script', file }
  }
  return undefined
}

/** Whether a file can be a part of a front end. */
export const isPartOfFrontEnd = (name: string): boolean =>
  /\.(m?[jt]s|[jt]sx|css|html?|json|svg)$/i.test(name)
