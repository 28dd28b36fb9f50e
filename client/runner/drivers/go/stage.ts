/** Where a Go program runs: over the room's files, and nothing else. */
import type { Compiled, Io, Ran } from '../driver.ts'
import { failure, openLastWords } from '../wasm/last-words.ts'
import { reasonOf } from '../wasm/reason.ts'
import { argumentsFile, readAnswer, resultFile } from './harness.ts'
import { openInput } from './input.ts'
import { runGo } from './machine.ts'
import { openMemoryFiles } from './memory-files.ts'
import type { MemoryFiles } from './memory-files.ts'
import { describeTrap, panicIn } from './panics.ts'

const now = performance.now.bind(performance)

/** A panic tells of at most a hundred calls. */
const panicLength = 50_000

/** Runs the program, or once a case its function: each in an instance of its own, so that none can break another. */
export async function runCompiled({ module, program, request }: Compiled, io: Io): Promise<Ran> {
  io.started()
  if (!request) return runOnce(module, filesOf(program, io), io)
  const names = program.files.map(({ name }) => name)
  for (const { index, arguments: json } of request.cases) {
    io.caseStarted(index)
    const lastWords = openLastWords(io, panicLength)
    const files = filesOf(program, lastWords.io, [argumentsFile, json])
    const startedAtMs = now()
    const { trap } = await runOnce(module, files, lastWords.io)
    const written = files.read(resultFile)
    const answer = written && readAnswer(decode(written), request.returns ?? '')
    if (answer) io.caseEnded(index, { value: answer.value }, answer.ms)
    else {
      const reason =
        panicIn(lastWords.read(), names) ?? (trap === undefined ? 'exit' : reasonOf(trap))
      io.caseEnded(index, failure(reason), now() - startedAtMs)
    }
  }
  return { ending: 'finished' }
}

function filesOf(
  { files, input }: Compiled['program'],
  io: Io,
  ...others: readonly (readonly [string, string])[]
): MemoryFiles {
  const given = [...files.map(({ name, text }) => [name, text] as const), ...others]
  return openMemoryFiles(
    given.map(([name, text]) => [name, new TextEncoder().encode(text)]),
    { read: openInput(input, io.ask), out: io.outBytes, err: io.errBytes },
  )
}

/** What went wrong is told here: nobody else could say more of it. */
async function runOnce(module: WebAssembly.Module, files: MemoryFiles, io: Io): Promise<Ran> {
  const left = await runGo(module, { arguments: ['program'], files })
  if ('trap' in left) {
    io.err(describeTrap(left.trap))
    return { ending: 'error', trap: left.trap }
  }
  if (left.status !== 0) io.err(`exit status ${left.status}\n`)
  return { ending: left.status === 0 ? 'finished' : 'error' }
}

const decode = (bytes: Uint8Array) => new TextDecoder().decode(bytes)
