import { createHash } from 'node:crypto'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import type { Plugin } from 'vite'
import { previewPath, previewPolicy } from '#shared/sandbox.ts'
import { sources } from './places.ts'
import { bundle } from './sandbox-scripts.ts'

const frame = path.join(sources, 'live-preview/frame/frame.ts')

/** The page in which front ends are shown. The server names its script by its hash: nothing else may run in there. */
export function previewPage(): Plugin {
  const script = async () => {
    const { code } = await bundle(frame)
    return code.replaceAll('</script', String.raw`<\/script`)
  }
  const page = (code: string) =>
    `<!doctype html><html><head><meta charset="utf-8"><title>Preview</title><script>${code}</script></head><body></body></html>\n`
  return {
    name: 'preview-page',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: previewPath.slice(1), source: page(await script()) })
    },
    configureServer(server) {
      // A frame comes with every change of a room's files, the script with those of our own.
      let made: Promise<string> | undefined
      server.watcher.on('change', () => (made = undefined))
      const answer = async (response: ServerResponse) => {
        const code = await (made ??= script())
        const hash = createHash('sha256').update(code).digest('base64')
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.setHeader('Content-Security-Policy', previewPolicy(`sha256-${hash}`))
        response.end(page(code))
      }
      server.middlewares.use(previewPath, (_request, response) => void answer(response))
    },
  }
}
