import { readFile } from 'node:fs/promises'
import { packagesToInstall } from './installed-packages.ts'
import { repository, stamp } from './places.ts'
import { hashSources } from './source-hash.ts'

const missing = await packagesToInstall(repository)
if (missing.length > 0) {
  process.stderr.write(`Run npm install first: ${missing.join(', ')} must be installed.\n`)
  process.exit(1)
}

const built = await readFile(stamp, 'utf8').catch(() => undefined)
if (built === (await hashSources())) {
  process.stdout.write('The pages are up to date.\n')
} else {
  process.stdout.write(
    built === undefined
      ? 'The pages have not been built yet: building them.\n'
      : 'The sources of the pages have changed: building them anew.\n',
  )
  // It needs the packages itself.
  const { buildPages } = await import('./build-pages.ts')
  await buildPages()
}
