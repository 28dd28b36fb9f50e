/** `npm run restore -- <file> [--replace]`: puts a backup in the place of the database, while no server runs. */
import { existsSync } from 'node:fs'
import { StartupProblem } from '../startup-problem.ts'
import { restoreStore } from '../store/restore.ts'
import { runCommand } from './command.ts'

await runCommand('npm run restore -- <file> [--replace]', async ({ store, file, flags }) => {
  const replace = flags.has('--replace')
  if (existsSync(store) && !replace) {
    throw new StartupProblem(
      `There is a database at ${store} already. Add --replace to put the backup in its place: ` +
        'what is in it now will be gone.',
    )
  }
  restoreStore(file, store, { replace })
  return `Restored ${file} to ${store}. Rooms whose time has come are deleted at the next start.`
})
