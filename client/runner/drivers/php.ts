/** PHP: the reference interpreter, as php-wasm has compiled it. */
import { serveDriver } from './driver.ts'
import type { Ending, Io, Program, TestRequest } from './driver.ts'
import session from './php/session.php?raw'
import './wasm/bound-memory.ts'
import { importText } from './wasm/import-text.ts'
import { serveFiles } from './wasm/serve-files.ts'

/** The part of Emscripten's module that is used here. */
interface Php {
  ccall(name: string, returns: 'number', types: string[], values: unknown[]): unknown
  ccall(
    name: string,
    returns: 'number',
    types: string[],
    values: unknown[],
    options: { readonly async: true },
  ): Promise<unknown>
  readonly FS: {
    mkdirTree(path: string): void
    writeFile(path: string, text: string): void
    createDevice(
      folder: string,
      name: string,
      input: (() => number | null) | null,
      output: ((byte: number) => void) | null,
    ): unknown
  }
}
type Create = new (options: {
  readonly stdin: () => number | null
  readonly stdout: (byte: number | null) => void
  readonly stderr: (byte: number | null) => void
  readonly locateFile: (path: string) => string
}) => Promise<Php>

// Taken before any program could replace them.
const { parse, stringify } = JSON
const home = '/program'
/** What it says of its own end goes to the errors, as a log. */
const settings = 'display_errors=0\nlog_errors=1\nhtml_errors=0\nerror_reporting=-1\n'

let php: Php
let input = new Uint8Array()
let read = 0
/** Set when a program begins. */
let io: Pick<Io, 'outBytes' | 'err'> = { outBytes() {}, err() {} }

const out = gather((bytes) => io.outBytes(bytes))
const err = gather((bytes) => io.err(placed(new TextDecoder().decode(bytes))))

/** What PHP says of its own end names places in more words than everything else here. */
const placed = (line: string) =>
  line.startsWith('PHP ') || line.includes(`${home}/`)
    ? line.replaceAll(`${home}/`, '').replace(/ on line (\d+)$/m, ':$1')
    : line

serveDriver({
  async prepare(files) {
    // It takes itself to be in a page, and asks the page for its own address.
    Object.assign(globalThis, { window: globalThis, document: {} })
    const { default: create } = await importText<{ readonly default: Create }>(
      files.text('php.mjs'),
    )
    php = await serveFiles(
      { 'php.wasm': files.module('php.wasm') },
      () =>
        new create({
          stdin: () => input[read++] ?? null,
          stdout: out.push,
          stderr: err.push,
          locateFile: (path) =>
            path.endsWith('.wasm') ? 'https://runtime.invalid/php.wasm' : 'data:,',
        }),
    )
    await php.ccall('pib_storage_init', 'number', [], [], { async: true })
    php.FS.writeFile('/php.ini', settings)
    await php.ccall('pib_init', 'number', ['string'], ['embed'], { async: true })
    php.FS.mkdirTree('/sandbox')
    php.FS.writeFile('/sandbox/session.php', session)
  },
  run: (program, target) => execute(program, target, { entry: program.entry }),
  test(program, request, target) {
    const { adapter = '' } = request
    const files = program.files.map((file) =>
      file.name === program.entry ? { name: file.name, text: joined(file.text, adapter) } : file,
    )
    return execute({ ...program, files }, target, {
      entry: program.entry,
      function: request.function,
      cases: casesOf(request),
    })
  },
})

function execute({ files, input: text }: Program, target: Io, request: object): Ending {
  const { FS } = php
  FS.mkdirTree(home)
  for (const file of files) {
    const path = `${home}/${file.name}`
    FS.mkdirTree(path.slice(0, path.lastIndexOf('/')))
    FS.writeFile(path, file.text)
  }
  FS.writeFile('/sandbox/request.json', stringify(request))
  input = new TextEncoder().encode(text)
  io = target
  let ended: boolean | undefined
  const flush = () => {
    out.flush()
    err.flush()
  }
  const obey = ([event, first, ...rest]: Event) => {
    const index = Number(first)
    if (event === 'started') target.caseStarted(index)
    else if (event === 'returned') {
      target.caseEnded(index, { value: String(rest[0]) }, Number(rest[1]))
    } else if (event === 'raised') {
      const [error, message, ms] = rest
      target.caseEnded(index, { error: String(error), message: String(message) }, Number(ms))
    } else ended = first === true
  }
  const events = gather((bytes) => {
    flush()
    obey(parse(new TextDecoder().decode(bytes)) as Event)
  }, Infinity)
  FS.createDevice('/dev', 'events', null, events.push)
  target.started()
  let status: unknown
  try {
    status = php.ccall('pib_run', 'number', ['string'], ["?><?php require '/sandbox/session.php';"])
  } catch (error) {
    flush()
    // When its memory has run out it has said so itself, and leaves with a status.
    if (error instanceof Error) target.err(`php: ${error.message}\n`)
    return 'error'
  }
  if (ended === undefined && status !== 0) {
    // Only a fault of its own stops it so: it knows no network, and asking for one is such a fault.
    target.err('php: the interpreter has stopped\n')
    return 'error'
  }
  // Its shutdown functions and its objects' destructors have yet to run.
  php.ccall('pib_refresh', 'number', [], [])
  flush()
  // A program that calls `exit` never comes back; its status is all that is left.
  return (ended ?? status === 0) ? 'finished' : 'error'
}

/** `started` index, `returned` index value ms, `raised` index error message ms, `ended` whether it finished. */
type Event = readonly [string, ...(readonly unknown[])]

const casesOf = ({ cases }: TestRequest) =>
  cases.map((testCase) => [testCase.index, testCase.arguments])

/** The adapter is a file of its own and begins as one; behind another it must not. */
function joined(text: string, adapter: string): string {
  const open = text.lastIndexOf('<?php') > text.lastIndexOf('?>')
  return `${text}\n${open ? adapter.replace(/^<\?php/, '') : adapter}`
}

/** Bytes that come one by one, sent on line by line, or sooner when a line has no end. */
function gather(send: (bytes: Uint8Array) => void, most = 8192) {
  let bytes = new Uint8Array(1024)
  let length = 0
  const flush = () => {
    if (length === 0) return
    const piece = bytes.slice(0, length)
    length = 0
    send(piece)
  }
  return {
    flush,
    push: (byte: number | null) => {
      if (byte === null) return
      if (length === bytes.length) {
        const longer = new Uint8Array(2 * length)
        longer.set(bytes)
        bytes = longer
      }
      bytes[length++] = byte
      if (byte === 10 || length >= most) flush()
    },
  }
}
