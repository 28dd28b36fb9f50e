import { rm, writeFile } from 'node:fs/promises'
import { build } from 'vite'
import { makeDatabase } from './make-database.ts'
import { output, stamp } from './places.ts'
import { precompress } from './precompress.ts'
import { hashSources } from './source-hash.ts'
import { config } from './vite.config.ts'

/** Builds the pages into build/client. The stamp comes last: a build that was interrupted is stale. */
export async function buildPages(): Promise<void> {
  const hash = await hashSources()
  await rm(stamp, { force: true })
  await build({ ...config, logLevel: 'warn' })
  await makeDatabase()
  const compressed = await precompress(output)
  await writeFile(stamp, hash)
  process.stdout.write(`The pages are built; ${compressed} files are compressed beforehand.\n`)
}
