/** Go's own compiler and linker, over files in memory. */
import { unzipSync } from 'fflate'
import type { RuntimeFiles } from '../driver.ts'
import { boundMemory } from '../wasm/bound-module.ts'
import type { Built } from '../wasm/builds.ts'
import { openMemoryFiles } from './memory-files.ts'
import type { Streams } from './memory-files.ts'
import { runGo } from './machine.ts'
import type { Source } from './sources.ts'

export interface Toolchain {
  /** Builds a program of these files, all of them in `package main`. */
  build(sources: readonly Source[]): Promise<Built>
}

/** Folders of its own, where no program has a file. */
const own = '/.pairboard'

const encoder = new TextEncoder()

/** Go hears of a deadlock, and of files, through this package; a program that needs neither would go without it. */
const listens: Source = { name: `${own}/listens.go`, text: 'package main\n\nimport _ "os"\n' }

/** @param files the compiler and the linker as modules, and `packages.zip`: an archive a package, `fmt.a`, `math/big.a`. */
export function openToolchain(files: RuntimeFiles): Toolchain {
  const archives = Object.entries(unzipSync(files.bytes('packages.zip')))
  const packages = archives.map(([name, bytes]) => [`${own}/go/${name}`, bytes] as const)
  const names = archives.map(([name]) => name.replace(/\.a$/, ''))
  const lineOf = (name: string) => `packagefile ${name}=${own}/go/${name}.a\n`
  const imports = names.filter(isImportable).map(lineOf).join('')
  const links = `packagefile main=${own}/main.a\n${names.map(lineOf).join('')}`

  return {
    async build(program) {
      const sources = [...program, listens]
      const compiled = await call(
        'compile.wasm',
        [
          ['-o', `${own}/main.a`, '-p', 'main', '-pack', '-complete', '-c', '1'],
          ['-trimpath', '/', '-importcfg', `${own}/imports`],
          ['--', ...sources.map(({ name }) => name)],
        ],
        [
          ...sources.map(({ name, text }) => [name, encoder.encode(text)] as const),
          ...packages,
          [`${own}/imports`, encoder.encode(imports)],
        ],
        `${own}/main.a`,
      )
      if (!compiled.bytes) return { ...compiled, said: explained(compiled.said) }
      // Without debugging notes; the names of functions stay, for a stack that was too small.
      const linked = await call(
        'link.wasm',
        [['-o', `${own}/main.wasm`, '-w', '-importcfg', `${own}/links`, `${own}/main.a`]],
        [...packages, [`${own}/main.a`, compiled.bytes], [`${own}/links`, encoder.encode(links)]],
        `${own}/main.wasm`,
      )
      return { bytes: linked.bytes && boundMemory(linked.bytes), said: compiled.said + linked.said }
    },
  }

  /** Runs one of the two; `bytes` is the file that it makes. */
  async function call(
    program: string,
    parameters: readonly (readonly string[])[],
    given: readonly (readonly [string, Uint8Array])[],
    made: string,
  ): Promise<Built> {
    const { streams, read } = openText()
    const memory = openMemoryFiles(given, streams)
    const left = await runGo(files.module(program), {
      arguments: [program.replace(/\.wasm$/, ''), ...parameters.flat()],
      environment: { GOOS: 'js', GOARCH: 'wasm' },
      files: memory,
    })
    if ('trap' in left) return { bytes: undefined, said: `${read()}${left.trap.split('\n')[0]}\n` }
    const bytes = left.status === 0 ? memory.read(made) : undefined
    return { bytes: bytes && new Uint8Array(bytes), said: read() }
  }
}

/** Not for programs: Go's inner packages, and the bridge into the script around a program. */
const isImportable = (name: string) =>
  name !== 'syscall/js' && !/(?:^|\/)(?:internal|vendor)(?:\/|$)/.test(name)

/** The compiler looks for what it does not know in a file without a name. */
const explained = (said: string) =>
  said.includes('could not import')
    ? `${said.replaceAll(/(could not import \S+) \(.*\)/g, '$1')}note: only Go's own packages are here, without those that need a network.\n`
    : said

/** Gathers what is printed, on whichever stream. */
function openText(): { readonly streams: Streams; readonly read: () => string } {
  const decoder = new TextDecoder()
  let text = ''
  const take = (bytes: Uint8Array) => {
    text += decoder.decode(bytes, { stream: true })
  }
  return {
    streams: { read: () => new Uint8Array(), out: take, err: take },
    read: () => text,
  }
}
