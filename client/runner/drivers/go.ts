/** Go: its own compiler and linker, compiled to WebAssembly by themselves. A runtime pack, made by `npm run pack:go`. */
import { serveDriver } from './driver.ts'
import type { Ending, Io, Program, TestRequest } from './driver.ts'
import { harness } from './go/harness.ts'
import { sourcesOf } from './go/sources.ts'
import type { Source } from './go/sources.ts'
import { runCompiled } from './go/stage.ts'
import { openToolchain } from './go/toolchain.ts'
import type { Toolchain } from './go/toolchain.ts'
import { openBuilds } from './wasm/builds.ts'

let toolchain: Toolchain
const builds = openBuilds()

serveDriver({
  prepare(files) {
    toolchain = openToolchain(files)
  },
  run: (program, io) => build(sourcesOf(program.entry, program.files), program, undefined, io),
  test(program, request, io) {
    const sources = sourcesOf(program.entry, program.files)
    return build([...sources, ...harness(request, sources)], program, request, io)
  },
  execute: runCompiled,
})

async function build(
  sources: readonly Source[],
  program: Program,
  request: TestRequest | undefined,
  io: Io,
): Promise<Ending> {
  const made = await builds.make(JSON.stringify(sources), () => toolchain.build(sources), io)
  if (!made) return 'error'
  const { ending } = await io.execute({ module: made.module, program, request })
  return ending
}
