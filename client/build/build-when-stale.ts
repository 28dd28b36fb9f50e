import { readFile } from 'node:fs/promises'
import { buildPages } from './build-pages.ts'
import { stamp } from './places.ts'
import { hashSources } from './source-hash.ts'

const built = await readFile(stamp, 'utf8').catch(() => undefined)
if (built === (await hashSources())) {
  process.stdout.write('The pages are up to date.\n')
} else {
  process.stdout.write(
    built === undefined
      ? 'The pages have not been built yet: building them.\n'
      : 'The sources of the pages have changed: building them anew.\n',
  )
  await buildPages()
}
