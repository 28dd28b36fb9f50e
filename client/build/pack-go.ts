/** `npm run pack:go -- <folder>`: Go for the folder that RUNTIMES_DIR names. */
import path from 'node:path'
import { packGo } from './go-pack.ts'

const [folder, ...others] = process.argv.slice(2)
const say = (line: string) => process.stdout.write(`${line}\n`)
if (folder === undefined || others.length > 0) {
  process.stderr.write('npm run pack:go -- <folder>\n')
  process.exitCode = 2
} else {
  try {
    const made = await packGo(path.resolve(folder), say)
    say(`Made ${made}.\nRUNTIMES_DIR=${folder} npm start   serves it.`)
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    process.exitCode = 1
  }
}
