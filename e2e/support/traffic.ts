import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import type { Secrets } from './secrets.ts'

const builtPages = join(import.meta.dirname, '../../build/client')

/** Every byte that a browser receives and every address it asks, kept for searching. */
export class Traffic {
  readonly #bodies: Promise<void>[] = []
  /** Paths of hashed files. They are the same bytes for everybody, so they are read where they lie. */
  readonly #assets = new Set<string>()
  readonly received: { from: string; bytes: Buffer }[] = []
  readonly requested: string[] = []
  readonly problems: string[] = []

  constructor(context: BrowserContext) {
    context.on('request', (request) => this.requested.push(request.url()))
    context.on('requestfailed', (request) => {
      // A content policy held it back: it was wished for, and never asked.
      if (request.failure()?.errorText !== 'csp') return
      const index = this.requested.lastIndexOf(request.url())
      if (index >= 0) this.requested.splice(index, 1)
    })
    context.on('response', (response) => {
      const { pathname } = new URL(response.url())
      // Runtimes are other people's, older than any secret, and a hundred megabytes.
      if (pathname.startsWith('/rt/')) return
      if (pathname.startsWith('/assets/')) {
        this.#assets.add(pathname)
        return
      }
      this.#bodies.push(
        response.body().then(
          (bytes) => void this.received.push({ from: response.url(), bytes }),
          // Redirects and aborted requests have no body.
          () => undefined,
        ),
      )
    })
    context.on('page', (page) => this.#follow(page))
  }

  #follow(page: Page): void {
    page.on('websocket', (socket) => {
      this.requested.push(socket.url())
      socket.on('framereceived', ({ payload }) => {
        this.received.push({ from: socket.url(), bytes: Buffer.from(payload) })
      })
    })
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.message}`))
    page.on('console', (message) => {
      this.received.push({ from: 'console', bytes: Buffer.from(message.text()) })
      if (message.type() === 'error') this.problems.push(`console: ${message.text()}`)
    })
  }

  /** Where one of `secrets` was received, in any encoding in which text may travel. */
  async find(secrets: readonly string[]): Promise<string[]> {
    await Promise.all(this.#bodies)
    const needles = secrets.flatMap((secret) =>
      encodings(secret).map((bytes) => ({ secret, bytes })),
    )
    const assets = await Promise.all(
      [...this.#assets].map(async (path) => ({
        from: path,
        bytes: await readFile(join(builtPages, path)),
      })),
    )
    return [...this.received, ...assets].flatMap(({ from, bytes }) =>
      needles
        .filter((needle) => bytes.includes(needle.bytes))
        .map((needle) => `${needle.secret} in ${from}`),
    )
  }

  /** The secrets that were received, in any encoding; once for each place. The build is older than any of them. */
  async search(secrets: Pick<Secrets, 'in'>): Promise<string[]> {
    await Promise.all(this.#bodies)
    return this.received.flatMap(({ bytes }) => secrets.in(bytes))
  }

  /** Requests to anywhere but `origin`. */
  elsewhere(origin: string): string[] {
    const { host } = new URL(origin)
    return this.requested.filter((url) => {
      const { protocol, host: asked } = new URL(url)
      return protocol !== 'data:' && protocol !== 'blob:' && asked !== host
    })
  }
}

/** UTF-8, UTF-16, hex, and base64 at each of its three offsets. */
export function encodings(text: string): Buffer[] {
  const utf8 = Buffer.from(text)
  return [
    utf8,
    Buffer.from(text, 'utf16le'),
    Buffer.from(utf8.toString('hex')),
    ...[0, 1, 2].map((offset) => {
      const padded = Buffer.concat([Buffer.alloc(offset), utf8]).toString('base64')
      // The characters at both ends also carry bits of the neighbours.
      return Buffer.from(padded.slice(offset === 0 ? 0 : offset + 1, -4))
    }),
  ]
}
