/** Settings, wire, listen, say where, close on a signal. */
import { createApp } from './app.ts'
import type { App } from './app.ts'
import { arePagesBuilt, missingPages } from './http/static.ts'
import { parseSettings } from './settings.ts'
import { StartupProblem } from './startup-problem.ts'

/** Whoever stops us waits this long and no longer; what is acknowledged is on disk already. */
const closeWithinMs = 5_000

try {
  const settings = parseSettings(process.env)
  const app = await createApp(settings, { onBrokenDisk: stopAtOnce })
  await app.listen()
  closeOnSignal(app)
  if (!arePagesBuilt(settings.clientFolder)) process.stderr.write(`${missingPages}\n`)
  process.stdout.write(`Pairboard is ready: ${app.url()}\n`)
} catch (error) {
  if (!(error instanceof StartupProblem)) throw error
  process.stderr.write(`${error.message}\n`)
  // Not `exitCode`: a half-open store or watcher would keep the process.
  process.exit(1)
}

/** After a failed fsync nobody can say what was kept; the next start reads what is really there. */
function stopAtOnce(error: Error) {
  process.stderr.write(`The disk failed: ${error.message}. Check it, then start again.\n`)
  process.exit(1)
}

function closeOnSignal(app: App) {
  const close = async (signal: NodeJS.Signals) => {
    const deadline = setTimeout(() => {
      process.stderr.write(`Closing took longer than ${closeWithinMs} ms after ${signal}.\n`)
      process.exit(1)
    }, closeWithinMs)
    await app.close()
    clearTimeout(deadline)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    // A second signal ends the process at once, as everywhere.
    process.once(signal, () => void close(signal))
  }
}
