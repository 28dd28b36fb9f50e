import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'vite'
import type { Plugin, Rolldown } from 'vite'
import { previewPackages } from '#shared/preview-packages.ts'
import type { BuiltEntry, PreviewPackage } from '#shared/preview-packages.ts'
import { repository } from './places.ts'

const moduleName = 'virtual:preview-packages'
const packagesFolder = path.join(repository, 'node_modules')

interface PackedEntry extends BuiltEntry {
  readonly json: string
}

/**
 * `virtual:preview-packages` lists the packages that a preview may import. Each entry becomes a file of its own under
 * a name that says its version and content: the body of a CommonJS function that requires the others.
 */
export function previewPackageFiles(): Plugin {
  let packing: Promise<PackedEntry[]> | undefined
  const pack = () => (packing ??= packAll(previewPackages))
  return {
    name: 'preview-packages',
    resolveId: (source) => (source === moduleName ? `\0${moduleName}` : undefined),
    async load(id) {
      if (id !== `\0${moduleName}`) return undefined
      const entries = (await pack()).map(({ json: _json, ...entry }) => entry)
      return `export default ${JSON.stringify(entries)}`
    },
    async generateBundle() {
      for (const { address, json } of await pack()) {
        this.emitFile({ type: 'asset', fileName: address.slice(1), source: json })
      }
    },
    configureServer(server) {
      const answer = async (address: string | undefined, response: ServerResponse) => {
        const entry = (await pack()).find((one) => one.address === address)
        response.statusCode = entry ? 200 : 404
        response.setHeader('Content-Type', 'application/json')
        response.end(entry?.json)
      }
      server.middlewares.use(
        '/assets/packages',
        ({ originalUrl }, response) => void answer(originalUrl, response),
      )
    },
  }
}

export async function packAll(packages: readonly PreviewPackage[]): Promise<PackedEntry[]> {
  const allowed = packages.flatMap(({ entries }) => entries)
  const packed = packages.flatMap(({ name, entries, file }) =>
    entries.map((specifier) => packOne(name, specifier, file ?? specifier, allowed)),
  )
  return Promise.all(packed)
}

async function packOne(
  name: string,
  specifier: string,
  file: string,
  allowed: readonly string[],
): Promise<PackedEntry> {
  const { code, modules } = await bundle(specifier, file, allowed)
  const { version } = await readManifest(name)
  const json = JSON.stringify(`${await licencesOf(modules)}${code}`)
  const hash = createHash('sha256').update(json).digest('hex').slice(0, 8)
  const entry = specifier === name ? 'main' : specifier.slice(name.length + 1)
  return {
    specifier,
    version,
    address: `/assets/packages/${name}@${version}/${entry.replaceAll('/', '-')}-${hash}.json`,
    requires: allowed.filter((other) => requires(code, other)),
    json,
  }
}

const requires = (code: string, specifier: string) =>
  ['"', "'", '`'].some((mark) => code.includes(`require(${mark}${specifier}${mark})`))

/** As during development: their warnings and errors speak in sentences. */
async function bundle(specifier: string, file: string, allowed: readonly string[]) {
  const built = await build({
    configFile: false,
    root: repository,
    logLevel: 'warn',
    publicDir: false,
    define: {
      'process.env.NODE_ENV': JSON.stringify('development'),
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      write: false,
      target: 'es2022',
      reportCompressedSize: false,
      chunkSizeWarningLimit: 10_000,
      minify: true,
      lib: { entry: fileURLToPath(import.meta.resolve(file)), formats: ['cjs'], fileName: 'entry' },
      rolldownOptions: { external: allowed.filter((other) => other !== specifier) },
    },
  })
  const [result] = [built].flat() as Rolldown.RolldownOutput[]
  const [chunk, ...others] = result?.output ?? []
  if (chunk?.type !== 'chunk' || others.length > 0) {
    throw new Error(`${specifier} does not become one script`)
  }
  return { code: chunk.code, modules: chunk.moduleIds }
}

async function readManifest(name: string): Promise<{ version: string; license: string }> {
  const text = await readFile(path.join(packagesFolder, name, 'package.json'), 'utf8')
  return JSON.parse(text) as { version: string; license: string }
}

/** The notices of every package that went in, which go along with every copy. */
async function licencesOf(modules: readonly string[]): Promise<string> {
  const names = modules.flatMap(
    (module) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(module)?.[1] ?? [],
  )
  const notices = [...new Set(names)].map(async (name) => {
    const { version, license } = await readManifest(name)
    const files = await readdir(path.join(packagesFolder, name))
    const file = files.find((one) => /^licen[cs]e/i.test(one))
    if (file === undefined) throw new Error(`${name} has no licence file`)
    const text = await readFile(path.join(packagesFolder, name, file), 'utf8')
    return `/*!\n${name} ${version} (${license})\n\n${text.replaceAll('*/', '* /')}\n*/\n`
  })
  return (await Promise.all(notices)).join('')
}
