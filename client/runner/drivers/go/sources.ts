/** Which of the room's files make a Go program. */

export interface Source {
  readonly name: string
  readonly text: string
}

/**
 * The entry, and the files of its package in the same folder. A file with a `main` of its own is another program, which
 * only happens to lie beside one that has it, too; and tests are none of either.
 */
export function sourcesOf(entry: string, files: readonly Source[]): Source[] {
  const first = files.find(({ name }) => name === entry)
  if (!first) return []
  const others = files.filter(
    ({ name, text }) =>
      name !== entry &&
      name.endsWith('.go') &&
      !name.endsWith('_test.go') &&
      folderOf(name) === folderOf(entry) &&
      packageOf(text) === packageOf(first.text) &&
      !(hasMain(first.text) && hasMain(text)),
  )
  return [first, ...others]
}

export const hasMain = (text: string): boolean => /^func\s+main\s*\(\s*\)/m.test(text)

const folderOf = (name: string) => name.slice(0, name.lastIndexOf('/') + 1)
const packageOf = (text: string) => /^\s*package\s+(\w+)/m.exec(text)?.[1]
