/** C and C++: Clang itself, compiled to WebAssembly, and what it makes of a program. */
import { serveDriver } from './driver.ts'
import type { Ending, Io, Program, TestRequest } from './driver.ts'
import { openCompiler } from './clang/compiler.ts'
import type { Compiler } from './clang/compiler.ts'
import { cHarness } from './clang/c-harness.ts'
import { cppHarness, harnessFlags } from './clang/cpp-harness.ts'
import { runCompiled } from './clang/stage.ts'
import { openBuilds } from './wasm/builds.ts'
import { describeTrap, offsetsIn } from './clang/trap.ts'

let compiler: Compiler
const builds = openBuilds()

serveDriver({
  async prepare(files) {
    compiler = await openCompiler(files)
  },
  run: (program, io) => build(program, [], program, undefined, io),
  test(program, request, io) {
    const { function: name, adapter = '', parameters = [], returns = '' } = request
    const harness = (isC(program.entry) ? cHarness : cppHarness)(name, parameters, returns)
    const files = program.files.map((file) =>
      file.name === program.entry
        ? { name: file.name, text: `${file.text}\n${adapter}\n${harness}` }
        : file,
    )
    return build({ ...program, files }, harnessFlags, program, request, io)
  },
  execute: runCompiled,
})

/** Compiles the one and runs it with the other's files. */
async function build(
  sources: Program,
  flags: readonly string[],
  program: Program,
  request: TestRequest | undefined,
  io: Io,
): Promise<Ending> {
  const key = JSON.stringify([sources.entry, sources.files, flags])
  const made = await builds.make(
    key,
    async () => {
      const { bytes, said } = await compiler.build(sources.entry, sources.files, flags)
      return { bytes, said: bytes ? said : explained(said) }
    },
    io,
  )
  if (!made) return 'error'
  const { ending, trap } = await io.execute({ module: made.module, program, request })
  if (trap !== undefined) {
    const frames = await compiler.find(made.bytes, offsetsIn(trap, made.bytes))
    const names = program.files.map(({ name }) => name)
    io.err(`${program.entry}: ${describeTrap(trap, frames, names)}`)
  }
  return ending
}

const isC = (name: string) => name.endsWith('.c')

const explained = (said: string) =>
  said.includes('with exceptions disabled')
    ? `${said}note: C++ has no exceptions here. Return what went wrong, or write it to std::cerr and call std::abort().\n`
    : said
