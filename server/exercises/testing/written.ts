import { afterEach } from 'vitest'
import { writeLibrary } from './write-library.ts'
import type { WrittenLibrary } from './write-library.ts'

const written: WrittenLibrary[] = []

afterEach(async () => {
  for (const library of written.splice(0)) await library.remove()
})

/** A library on disk, until the test is over. */
export async function write(files: Record<string, string>): Promise<WrittenLibrary> {
  const library = await writeLibrary(files)
  written.push(library)
  return library
}
