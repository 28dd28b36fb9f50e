/** Scheme: BiwaScheme, an interpreter written in JavaScript. */
import { serveDriver } from './driver.ts'
import type { Program } from './driver.ts'
import { openInput } from './scheme/input.ts'
import type { Input } from './scheme/input.ts'
import { importText } from './wasm/import-text.ts'

/** The part of BiwaScheme that is used here. */
interface Biwa {
  readonly CoreEnv: Record<string, unknown>
  readonly Parser: (new (text: string) => Parser) & { readonly EOS: unknown }
  readonly Compiler: (new () => { run(form: unknown): { readonly il: unknown } }) & {
    expand(form: unknown): unknown
  }
  readonly Interpreter: new (above?: Interpreter) => Interpreter
  readonly Port: {
    readonly StringInput: new (text: string) => InputPort
    readonly CustomOutput: new (write: (text: string) => void) => object
    current_input: InputPort
    current_output: object
    current_error: object
  }
  readonly Char: { get(character: string): { readonly value: string } }
  readonly Symbol: new (name: string) => { readonly name: string }
  readonly eof: unknown
  readonly undef: unknown
  readonly to_display: (value: unknown) => string
  readonly to_write: (value: unknown) => string
  readonly define_libfunc: (
    name: string,
    fewest: number,
    most: number | null,
    act: (values: unknown[], interpreter: Interpreter) => unknown,
  ) => void
}
interface Parser {
  /** How far it has read. */
  readonly i: number
  getObject(): unknown
  /** Reads over space and comments. */
  _skipAtmosphere(): void
}
interface Interpreter {
  /** The functions on the way to the latest call, as far as they have names. */
  readonly call_stack: readonly unknown[]
  _execute(start: unknown, code: unknown, frame: 0, closure: readonly [], stack: 0): unknown
}
interface InputPort {
  readonly str: string
}

/** What a program has ended itself with. */
class Exit {
  readonly finished: boolean
  constructor(finished: boolean) {
    this.finished = finished
  }
}

/** Its message says where: the files that load this one have nothing to add. */
class Failure extends Error {}

/** What is for web pages, or waits on a clock: there is none of it here, and a program is told so. */
const ofThePage =
  /^(js-|element-|dom-|console-|http-|scroll-|receive-jsonp|alert|confirm|get-content|set-content!|load-css|getelem|with-handler|add-handler!|remove-handler!|set-handler!|wait-for|timer|set-timer!|clear-timer!|sleep|domelem|get-style|set-style!|\$|\.\.)/

/** An import has nothing to bring along: what there is of the standard's libraries is there from the start. */
const words = `
(define-macro (import . libraries) #t)
(define-macro (assert holds) \`(if ,holds #t (error "assertion failed:" ',holds)))
(let sample ((n 100)) (if (> n 0) (sample (- n 1))))
`

let biwa: Biwa
let program: Program = { entry: '', files: [], input: '' }
const inputs = new WeakMap<InputPort, Input>()

serveDriver({
  async prepare(files) {
    // It takes itself to be in a page, and looks there for programs.
    Object.assign(globalThis, {
      window: globalThis,
      document: { querySelector: () => null, querySelectorAll: () => [] },
    })
    const { default: loaded } = await importText<{ readonly default: Biwa }>(
      files.text('biwascheme.mjs'),
    )
    for (const name of ['window', 'document', 'BiwaScheme']) {
      Reflect.deleteProperty(globalThis, name)
    }
    biwa = loaded
    for (const name of Object.keys(biwa.CoreEnv)) {
      if (ofThePage.test(name)) Reflect.deleteProperty(biwa.CoreEnv, name)
    }
    define()
    evaluate('words.scm', words)
  },
  run(given, io) {
    program = given
    const { Port } = biwa
    Port.current_input = new Port.StringInput(program.input)
    Port.current_output = new Port.CustomOutput(io.out)
    Port.current_error = new Port.CustomOutput(io.err)
    io.started()
    try {
      evaluate(program.entry, textOf(program.entry))
      return 'finished'
    } catch (error) {
      if (error instanceof Exit) return error.finished ? 'finished' : 'error'
      if (!(error instanceof Failure)) throw error
      io.err(`${error.message}\n`)
      return 'error'
    }
  },
})

const textOf = (name: string) => {
  const file = program.files.find((one) => one.name === name)
  if (!file) throw new Error(`load: there is no file ${name}`)
  return file.text
}

/** Reads and evaluates one form after the other. Those alone have places: an error gets that of the outermost. */
function evaluate(name: string, text: string, above?: Interpreter): void {
  const parser = new biwa.Parser(text)
  const interpreter = above ? new biwa.Interpreter(above) : new biwa.Interpreter()
  for (;;) {
    let start: number | undefined
    try {
      // oxlint-disable-next-line no-underscore-dangle
      parser._skipAtmosphere()
      const from = parser.i
      const form = parser.getObject()
      if (form === biwa.Parser.EOS) return
      start = from
      const { il } = new biwa.Compiler().run(biwa.Compiler.expand(form))
      // oxlint-disable-next-line no-underscore-dangle
      interpreter._execute(form, il, 0, [], 0)
    } catch (error) {
      if (error instanceof Exit || error instanceof Failure) throw error
      const line = text.slice(0, start ?? parser.i).split('\n').length
      const message = error instanceof Error ? error.message : String(error)
      const way = start === undefined ? '' : wayTo(interpreter)
      throw new Failure(`${name}:${line}: ${message}${way}`)
    }
  }
}

function wayTo({ call_stack: calls }: Interpreter): string {
  const names = calls.flatMap((call) => (call instanceof biwa.Symbol ? [call.name] : []))
  return names.length > 0 ? `\n  in ${names.join(' > ')}` : ''
}

/** What the interpreter leaves to whoever embeds it, and the words for failing and leaving. */
function define(): void {
  const { define_libfunc: give, eof, undef } = biwa
  give('load', 1, 1, ([name], interpreter) => {
    evaluate(String(name), textOf(String(name)), interpreter)
    return undef
  })
  give('error', 1, null, ([message, ...others]) => {
    throw new Error([biwa.to_display(message), ...others.map(biwa.to_write)].join(' '))
  })
  give('exit', 0, 1, ([status = true]) => {
    throw new Exit(status === true || status === 0)
  })
  give('read-line', 0, 1, ([port]) => inputOf(port).line() ?? eof)
  give('read-char', 0, 1, ([port]) => characterOf(inputOf(port).character()))
  give('peek-char', 0, 1, ([port]) => characterOf(inputOf(port).peek()))
  give('read-string', 1, 2, ([count, port]) => inputOf(port).characters(Number(count)) ?? eof)
  give('read', 0, 1, ([port]) => {
    const input = inputOf(port)
    const parser = new biwa.Parser(input.rest())
    const value = parser.getObject()
    input.skip(parser.i)
    return value === biwa.Parser.EOS ? eof : value
  })
}

const characterOf = (character: string | undefined) =>
  character === undefined ? biwa.eof : biwa.Char.get(character)

function inputOf(port: unknown = biwa.Port.current_input): Input {
  if (!(port instanceof biwa.Port.StringInput)) throw new Error('this is no port to read from')
  const known = inputs.get(port)
  if (known) return known
  const input = openInput(port.str)
  inputs.set(port, input)
  return input
}
