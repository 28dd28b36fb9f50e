import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { madeFile } from '#shared/built-in-runtimes.ts'
import { installedVersion } from './installed-packages.ts'
import { made, repository } from './places.ts'

/**
 * An empty PostgreSQL database as files: what `initdb` makes in seconds, a worker unpacks in a moment. Once for each
 * version of the package; when that is not installed there is nothing to make.
 */
export async function makeDatabase(): Promise<void> {
  const version = await installedVersion(repository, '@electric-sql/pglite')
  if (version === undefined) return
  const file = path.join(made, madeFile('postgresql', version, 'empty-database.tar.gz'))
  if (await readFile(file).catch(() => undefined)) return
  const { PGlite } = await import('@electric-sql/pglite')
  // Its log's files are of 16 megabytes unless told otherwise, and each worker unpacks what lies here.
  const database = await PGlite.create({ initDbStartParams: ['--wal-segsize=1'] })
  // A template for databases beside this one, which nobody could connect to.
  await database.exec("UPDATE pg_database SET datistemplate = false WHERE datname = 'template0'")
  await database.exec('DROP DATABASE template0')
  const dump = await database.dumpDataDir('gzip')
  await database.close()
  await mkdir(path.dirname(file), { recursive: true })
  // A build that is interrupted leaves no half of it.
  await writeFile(`${file}.${process.pid}`, new Uint8Array(await dump.arrayBuffer()))
  await rename(`${file}.${process.pid}`, file)
}
