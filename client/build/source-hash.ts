import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { repository } from './places.ts'

/** One hash over everything that the pages are built from: contents, not times, which a checkout changes. */
export async function hashSources(): Promise<string> {
  const folders = ['client', 'shared'].map(async (folder) => {
    const top = path.join(repository, folder)
    const entries = await readdir(top, { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile() && !/\.(test|md)\b/.test(entry.name))
      .map((entry) => path.join(entry.parentPath, entry.name))
  })
  const listed = (await Promise.all(folders)).flat()
  const files = [...listed, path.join(repository, 'package-lock.json')].toSorted()
  const contents = await Promise.all(files.map((file) => readFile(file)))
  const hash = createHash('sha256')
  for (const [index, content] of contents.entries()) {
    hash.update(`${path.relative(repository, files[index] ?? '')}\0${content.length}\0`)
    hash.update(content)
  }
  return hash.digest('hex')
}
