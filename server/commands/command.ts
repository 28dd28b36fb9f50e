/** What the commands share: the settings, one argument, and failures in words. */
import { explainStart } from '../explain-start.ts'
import { parseSettings, storeFileOf } from '../settings.ts'
import { StartupProblem } from '../startup-problem.ts'

export interface CommandCall {
  /** The store's file. */
  readonly store: string
  /** The file that the command was given. */
  readonly file: string
  readonly flags: ReadonlySet<string>
}

/** Runs a command with the file that stands on the command line; ends the process with 1 when it fails. */
export async function runCommand(
  usage: string,
  act: (call: CommandCall) => Promise<string>,
): Promise<void> {
  try {
    const words = process.argv.slice(2)
    const [file, ...more] = words.filter((word) => !word.startsWith('--'))
    const flags = new Set(words.filter((word) => word.startsWith('--')))
    if (file === undefined || more.length > 0) throw new StartupProblem(`Usage: ${usage}`)
    const settings = parseSettings(process.env)
    const said = await act({ store: storeFileOf(settings), file, flags }).catch((error: unknown) =>
      explainStart(error, settings),
    )
    process.stdout.write(`${said}\n`)
  } catch (error) {
    if (!(error instanceof StartupProblem)) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}
