import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '../..')

/** The product as a user starts it: a process of its own, on a free port, with a data folder of its own. */
export class ServerProcess {
  #child: ChildProcess | undefined
  #origin = ''
  readonly #dataDir: string
  readonly #environment: Record<string, string>

  private constructor(dataDir: string, environment: Record<string, string>) {
    this.#dataDir = dataDir
    this.#environment = environment
  }

  static async start(environment: Record<string, string> = {}): Promise<ServerProcess> {
    const server = new ServerProcess(await mkdtemp(join(tmpdir(), 'pairboard-e2e-')), environment)
    await server.#launch('0')
    return server
  }

  get origin(): string {
    return this.#origin
  }

  get dataDir(): string {
    return this.#dataDir
  }

  /** kill -9: nothing is flushed, nothing is said. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL')
  }

  /** Resolves once it has ended by itself. */
  async ended(): Promise<void> {
    const child = this.#child
    if (child && child.exitCode === null) await once(child, 'exit')
  }

  /** Starts again on the same port and data, as after a crash. */
  async startAgain(): Promise<void> {
    await this.#launch(new URL(this.#origin).port)
  }

  async stop(): Promise<void> {
    await this.#end('SIGTERM')
    await rm(this.#dataDir, { recursive: true, force: true })
  }

  async #launch(port: string): Promise<void> {
    const child = spawn(process.execPath, ['server/main.ts'], {
      cwd: root,
      env: {
        ...process.env,
        PORT: port,
        DATA_DIR: this.#dataDir,
        LOG_LEVEL: 'warn',
        ...this.#environment,
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.#child = child
    for await (const line of createInterface({ input: child.stdout })) {
      const link = /https?:\/\/\S+/.exec(line)?.[0]
      if (link !== undefined) {
        this.#origin = new URL(link).origin
        // Whatever it prints later must not fill the pipe and stop it.
        child.stdout.resume()
        return
      }
    }
    throw new Error('the server ended without printing its link')
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child
    this.#child = undefined
    if (!child || child.exitCode !== null) return
    const exited = once(child, 'exit')
    child.kill(signal)
    await exited
  }
}
