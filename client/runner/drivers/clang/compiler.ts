/** Clang and its linker, as YoWASP has compiled them, over files of their own. */
import type { RuntimeFiles } from '../driver.ts'
import type { Built } from '../wasm/builds.ts'
import { importText } from '../wasm/import-text.ts'
import { mostPages, pageBytes } from '../wasm/most-pages.ts'
import { serveFiles } from '../wasm/serve-files.ts'
import { commandsIn } from './commands.ts'
import type { Commands } from './commands.ts'
import { mended } from './mended.ts'
import { preambleOf } from './preamble.ts'
import { standardHeaders } from './standard-headers.ts'
import type { Source } from './sources.ts'
import { isCpp, sourcesOf } from './sources.ts'
import { framesIn } from './trap.ts'
import type { Frame } from './trap.ts'

// The package is optional to install: its types may not be there.
interface Tree {
  [name: string]: Tree | string | Uint8Array
}
interface RunOptions {
  readonly stdin: null
  readonly stdout: (bytes: Uint8Array | null) => void
  readonly stderr: (bytes: Uint8Array | null) => void
  readonly decodeASCII: boolean
}
interface Package {
  /** Runs the tool that the first word names. */
  readonly runLLVM: (
    words: readonly string[] | undefined,
    files: Tree,
    options: RunOptions | { readonly fetchProgress: () => void },
  ) => Promise<Tree | undefined>
  /** Asks Clang's driver what to run, and runs it. */
  readonly runClang: (
    words: readonly string[],
    files: Tree,
    options: RunOptions,
  ) => Promise<Tree | undefined>
  readonly commands: {
    readonly addr2line: (
      parameters: readonly string[],
      files: Tree,
      options: RunOptions,
    ) => Promise<Tree | undefined>
  }
  readonly Exit: new () => Error
}

export interface Compiler {
  build(entry: string, files: readonly Source[], flags: readonly string[]): Promise<Built>
  /** Where these places of a module stand in its sources. */
  find(bytes: Uint8Array, offsets: readonly string[]): Promise<Frame[]>
}

/** Its files that no program has. */
const own = '.pairboard'
const preambleFile = 'preamble.h'
const precompiledFile = 'preamble.pch'

const common = [
  '-gline-tables-only',
  '-O1',
  '-Wall',
  '-fno-color-diagnostics',
  // Checks that cost little and stop where the mistake is: address 0 can be written to here.
  '-fsanitize=null,bounds,return',
  '-fsanitize-trap=all',
]
const linked = [
  '-Wl,-z,stack-size=8388608',
  '-Wl,--stack-first',
  `-Wl,--max-memory=${mostPages * pageBytes}`,
  // What has been printed is seen before the program waits for input.
  '-Wl,--export=fflush',
]
const c = ['-std=gnu17', ...common]
const cpp = [
  '-std=gnu++20',
  '-fno-exceptions',
  '-D_LIBCPP_HARDENING_MODE=_LIBCPP_HARDENING_MODE_FAST',
  '-isystem',
  `/${own}/include`,
  ...common,
]
/** Files have no times here. */
const timeless = ['-Xclang', '-fno-pch-timestamp']

export async function openCompiler(files: RuntimeFiles): Promise<Compiler> {
  const names = ['llvm.core.wasm', 'llvm.core2.wasm', 'llvm.core3.wasm', 'llvm.core4.wasm']
  const served = Object.fromEntries([
    ...names.map((name) => [name, files.module(name)] as const),
    ['llvm-resources.tar', files.bytes('llvm-resources.tar')] as const,
  ])
  const { runLLVM, runClang, commands, Exit } = await serveFiles(served, async () => {
    const clang = await importText<Package>(mended(files.text('bundle.js')))
    // Without arguments it does nothing but fetch its files.
    await clang.runLLVM(undefined, {}, { fetchProgress() {} })
    return clang
  })

  let last: Headers | undefined
  const known = new Map<string, Commands>()

  /** Six sevenths of a C++ program's compilation are its standard headers: they are read when they change. */
  async function headersOf(text: string): Promise<Headers> {
    const preamble = preambleOf(text)
    if (last?.preamble === preamble) return last
    last = { preamble, precompiled: preamble === '' ? undefined : await precompile(preamble) }
    return last
  }

  /** Undefined when they cannot be read: whoever includes them is told why then. */
  async function precompile(preamble: string): Promise<Uint8Array | undefined> {
    const words = [
      'clang++',
      ...cpp,
      ...timeless,
      '-x',
      'c++-header',
      '-o',
      `/${own}/${precompiledFile}`,
      `/${own}/${preambleFile}`,
    ]
    try {
      const tree = await runClang(words, treeOf([], { preamble }), openText().options)
      return fileIn(tree, own, precompiledFile)
    } catch (error) {
      if (!(error instanceof Exit)) throw error
      return undefined
    }
  }

  /** The driver takes a whole compiler to answer, and answers the same for every source of a language. */
  async function commandsFor(words: readonly string[], source: string): Promise<Commands> {
    const standIn = `any${source.slice(source.lastIndexOf('.'))}`
    const key = JSON.stringify([words, standIn])
    const found = known.get(key)
    if (found) return found
    const [tool = '', ...rest] = words
    const said = openText()
    const tree = treeOf([{ name: standIn, text: '' }], anyHeaders)
    await runLLVM([tool, '-###', ...rest, '--', standIn], tree, said.options)
    const answered = commandsIn(said.read(), standIn)
    known.set(key, answered)
    return answered
  }

  /** One command after the other, as the driver would run them. */
  async function runAll(
    words: readonly string[],
    sources: readonly string[],
    files: Tree,
    said: Said,
  ) {
    let tree: Tree | undefined = files
    const objects = sources.map((_, index) => `/tmp/${index}.o`)
    for (const [index, source] of sources.entries()) {
      const { compile } = await commandsFor(words, source)
      tree = await runLLVM(compile(source, objects[index] ?? ''), tree ?? {}, said.options)
    }
    const { link } = await commandsFor(words, sources[0] ?? '')
    return runLLVM(link(objects), tree ?? {}, said.options)
  }

  return {
    async build(entry, sources, flags) {
      const inCpp = isCpp(entry)
      const said = openText()
      const compiled = sourcesOf(entry, sources)
      // What is precompiled counts for every source of a program.
      const text = sources.find(({ name }) => name === entry)?.text ?? ''
      const headers = inCpp && compiled.length === 1 ? await headersOf(text) : undefined
      const words = [
        inCpp ? 'clang++' : 'clang',
        ...(inCpp ? cpp : c),
        ...linked,
        ...flags,
        ...(headers?.precompiled
          ? [...timeless, '-include-pch', `/${own}/${precompiledFile}`]
          : []),
        '-o',
        `/${own}/program.wasm`,
      ]
      try {
        const tree = await runAll(words, compiled, treeOf(sources, headers), said)
        return { bytes: fileIn(tree, own, 'program.wasm'), said: said.read() }
      } catch (error) {
        if (!(error instanceof Exit)) throw error
        return { bytes: undefined, said: said.read() }
      }
    },
    async find(bytes, offsets) {
      const said = openText()
      const parameters = ['-e', '/program.wasm', '-f', '-C', '-i', ...offsets]
      await commands.addr2line(parameters, { 'program.wasm': bytes }, said.options)
      return framesIn(said.read())
    },
  }
}

type Said = ReturnType<typeof openText>

interface Headers {
  readonly preamble: string
  readonly precompiled?: Uint8Array | undefined
}

/** While the driver is asked it looks for the file, and not into it. */
const anyHeaders: Headers = { preamble: '', precompiled: new Uint8Array() }

function treeOf(sources: readonly Source[], headers?: Headers): Tree {
  const tree = folder()
  for (const { name, text } of sources) {
    const parts = name.split('/')
    const last = parts.pop() ?? name
    let place = tree
    for (const part of parts) {
      const there = place[part]
      const next = typeof there === 'object' && !(there instanceof Uint8Array) ? there : folder()
      place[part] = next
      place = next
    }
    place[last] = text
  }
  tree[own] = {
    include: { bits: { 'stdc++.h': standardHeaders } },
    ...(headers && { [preambleFile]: headers.preamble }),
    ...(headers?.precompiled && { [precompiledFile]: headers.precompiled }),
  }
  return tree
}

const folder = () => Object.create(null) as Tree

function fileIn(tree: Tree | undefined, ...path: string[]): Uint8Array<ArrayBuffer> | undefined {
  let place: Tree | string | Uint8Array | undefined = tree
  for (const part of path) {
    if (typeof place !== 'object' || place instanceof Uint8Array) return undefined
    place = place[part]
  }
  return place instanceof Uint8Array ? new Uint8Array(place) : undefined
}

/** Gathers what a command prints, on whichever stream. */
function openText() {
  const decoder = new TextDecoder()
  let text = ''
  const take = (bytes: Uint8Array | null) => {
    if (bytes) text += decoder.decode(bytes, { stream: true })
  }
  const options: RunOptions = { stdin: null, stdout: take, stderr: take, decodeASCII: false }
  return { options, read: () => text }
}
