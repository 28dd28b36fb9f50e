import path from 'node:path'
import { build } from 'vite'
import type { Plugin, Rolldown } from 'vite'
import { sandboxPath, sandboxPolicy } from '#shared/sandbox.ts'
import { sources } from './places.ts'

const suffix = '?sandbox'
const frame = path.join(sources, 'runner/sandbox/frame.ts')

/**
 * `import code from './x.ts?sandbox'` gives x.ts with all its imports as one classic script, in a string, in dev and
 * build alike. Workers of an opaque origin can load nothing else: module workers fail there without a word.
 */
export function sandboxScripts(): Plugin {
  return {
    name: 'sandbox-scripts',
    enforce: 'pre',
    async resolveId(source, importer) {
      if (!source.endsWith(suffix)) return undefined
      const resolved = await this.resolve(source.slice(0, -suffix.length), importer)
      return resolved && `${resolved.id}${suffix}`
    },
    async load(id) {
      if (!id.endsWith(suffix)) return undefined
      const { code, modules } = await bundle(id.slice(0, -suffix.length))
      // The bundler's own pieces are no files.
      for (const module of modules) if (!module.startsWith('\0')) this.addWatchFile(module)
      return { code: `export default ${JSON.stringify(code)}`, map: null }
    },
  }
}

/** The sandbox's page, with its script inside: an opaque origin must ask nobody for anything. */
export function sandboxPage(): Plugin {
  const page = async () => {
    const { code } = await bundle(frame)
    const script = code.replaceAll('</script', String.raw`<\/script`)
    return `<!doctype html><meta charset="utf-8"><title>Sandbox</title><script>${script}</script>\n`
  }
  return {
    name: 'sandbox-page',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: sandboxPath.slice(1), source: await page() })
    },
    configureServer(server) {
      server.middlewares.use(sandboxPath, (_request, response) => {
        response.setHeader('Content-Type', 'text/html; charset=utf-8')
        response.setHeader('Content-Security-Policy', sandboxPolicy)
        void page().then((html) => response.end(html))
      })
    },
  }
}

/** A script with all its imports as one classic script, and which modules went into it. */
export async function bundle(entry: string): Promise<{ code: string; modules: string[] }> {
  const built = await build({
    configFile: false,
    root: sources,
    logLevel: 'warn',
    publicDir: false,
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    // Bash packs and unpacks with Node's module, which browsers do not have.
    resolve: { alias: { 'node:zlib': path.join(sources, 'runner/drivers/bash/zlib.ts') } },
    build: {
      write: false,
      target: 'es2022',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      lib: { entry, formats: ['iife'], name: 'sandboxed' },
    },
  })
  const [result] = [built].flat() as Rolldown.RolldownOutput[]
  const [chunk, ...others] = result?.output ?? []
  if (chunk?.type !== 'chunk' || others.length > 0) {
    throw new Error(`${entry} does not become one script`)
  }
  return { code: chunk.code, modules: chunk.moduleIds }
}
