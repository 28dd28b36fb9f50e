/** The server as a process of its own, as an operator starts it: to be signalled, killed and read from. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

export interface ChildServer {
  readonly url: string
  /** Sends the signal and resolves with the exit code; null when the signal ended it. */
  stop(signal: NodeJS.Signals): Promise<number | null>
  /** Resolves with the exit code, should it end by itself. */
  readonly exited: Promise<number | null>
}

const main = join(import.meta.dirname, '../main.ts')

function start(environment: Readonly<Record<string, string>>) {
  return spawn(process.execPath, [main], {
    env: { PATH: process.env['PATH'], PORT: '0', LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

/** Resolves once the server has printed its link. */
export async function startChildServer(
  environment: Readonly<Record<string, string>>,
): Promise<ChildServer> {
  const child = start(environment)
  const exited = once(child, 'exit').then(([code]): number | null => code)
  child.stderr.resume()
  let printed = ''
  for await (const chunk of child.stdout) {
    printed += String(chunk)
    if (printed.includes('\n')) break
  }
  const url = /http:\/\/\S+/.exec(printed)?.[0]
  if (url === undefined) throw new Error(`the server did not start: ${printed}`)
  return {
    url,
    exited,
    stop(signal) {
      child.kill(signal)
      return exited
    },
  }
}

/** For a server that is expected to end by itself. */
export async function runServer(environment: Readonly<Record<string, string>>) {
  const child = start(environment)
  let said = ''
  child.stderr.on('data', (chunk) => (said += String(chunk)))
  child.stdout.on('data', (chunk) => (said += String(chunk)))
  const [code] = await once(child, 'close')
  return { code: Number(code), said }
}
