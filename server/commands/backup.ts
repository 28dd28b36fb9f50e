/** `npm run backup -- <file>`: a copy of everything, taken while the server runs. */
import { existsSync } from 'node:fs'
import { StartupProblem } from '../startup-problem.ts'
import { backupStore } from '../store/backup.ts'
import { runCommand } from './command.ts'

await runCommand('npm run backup -- <file>', async ({ store, file }) => {
  if (!existsSync(store)) {
    throw new StartupProblem(`There is no database at ${store}. DATA_DIR says where it is.`)
  }
  // Never over an older backup: this one may fail half-way.
  if (existsSync(file)) throw new StartupProblem(`${file} exists. Name a file that does not.`)
  await backupStore(store, file)
  return `Backed up ${store} to ${file}.`
})
