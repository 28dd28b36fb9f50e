/** Ruby: CRuby itself, as ruby.wasm has compiled it. */
import {
  ConsoleStdout,
  Directory,
  File,
  OpenFile,
  PreopenDirectory,
  WASI,
} from '@bjorn3/browser_wasi_shim'
import { RubyVM } from '@ruby/wasm-wasi/dist/vm'
import { serveDriver } from './driver.ts'
import type { Ending, Io, Program } from './driver.ts'
import session from './ruby/session.rb?raw'
import { fillFolder } from './wasm/folder.ts'

// Taken before any program could replace it.
const { stringify } = JSON

const input = new File([])
const home = new Directory(new Map())
let io: Io | undefined
let ruby: RubyVM

serveDriver({
  async prepare(files) {
    const wasip1 = new WASI(
      [],
      [],
      [
        new OpenFile(input),
        new ConsoleStdout((bytes) => io?.outBytes(bytes)),
        new ConsoleStdout((bytes) => io?.errBytes(bytes)),
        new PreopenDirectory('/', new Map([['program', home]])),
      ],
      { debug: false },
    )
    const module = files.module('ruby.wasm')
    // Its suggestions for syntax errors need files that do not come along.
    const args = ['ruby.wasm', '-EUTF-8', '--disable=syntax_suggest', '-e_=0']
    const { vm } = await RubyVM.instantiateModule({ module, wasip1, args })
    ruby = vm
    evaluate(session)
  },
  run: (program, out) =>
    execute(program, out, () => call('run', program.entry, `/program/${program.entry}`)),
  test(program, { adapter, function: name, cases }, out) {
    const files = program.files.map((file) =>
      file.name === program.entry
        ? { name: file.name, text: `${file.text}\n${adapter ?? ''}` }
        : file,
    )
    const list = stringify(cases.map((testCase) => [testCase.index, testCase.arguments]))
    const events = {
      started: (index: number) => out.caseStarted(index),
      returned: (index: number, value: string, ms: number) => out.caseEnded(index, { value }, ms),
      raised: (index: number, error: string, message: string, ms: number) =>
        out.caseEnded(index, { error, message }, ms),
    }
    return execute({ ...program, files }, out, () =>
      call('test', program.entry, name, list, events),
    )
  },
})

function execute(program: Program, out: Io, run: () => boolean): Ending {
  io = out
  fillFolder(home, program.files)
  input.data = new TextEncoder().encode(program.input)
  out.started()
  return run() ? 'finished' : 'error'
}

function call(name: string, ...values: unknown[]): boolean {
  const parameters = values.map((value) =>
    typeof value === 'string' ? rubyText(value) : ruby.wrap(value),
  )
  const receiver = ruby.eval('PairboardSession')
  try {
    return receiver.call(name, ...parameters).toString() === 'true'
  } catch (error) {
    // The interpreter itself gave up: its stack or its memory has run out.
    io?.err(`ruby: ${String(error)}\n`)
    return false
  }
}

/** A Ruby string, not JavaScript's wrapped in an object. */
const rubyText = (text: string) => ruby.wrap(text).call('to_s')

/** Under a name of our own, by which its lines are known in a backtrace. */
function evaluate(code: string): void {
  ruby.eval('TOPLEVEL_BINDING').call('eval', rubyCode(code), rubyCode('(sandbox)'))
}

function rubyCode(text: string) {
  return ruby.eval(`<<~'PAIRBOARD_TEXT'.chomp\n${text}\nPAIRBOARD_TEXT\n`)
}
