/** Python: CPython itself, as Pyodide has compiled it. */
import type { PyodideAPI, loadPyodide } from 'pyodide'
import type { PyCallable, PyDict } from 'pyodide/ffi'
import { serveDriver } from './driver.ts'
import type { Io, Program, TestRequest } from './driver.ts'
import session from './python/session.py?raw'
import { makeSnapshot } from './python/snapshot.ts'
import './wasm/bound-memory.ts'
import { importText } from './wasm/import-text.ts'
import { serveFiles } from './wasm/serve-files.ts'

type CreateModule = NonNullable<
  NonNullable<Parameters<typeof loadPyodide>[0]>['createPyodideModule']
>

// Taken before any program could replace it.
const { stringify } = JSON
const home = '/home/pyodide'
/** Nobody answers there: every file is handed over. */
const nowhere = 'https://runtime.invalid/'

let python: PyodideAPI
let functions: PyDict

serveDriver({
  async prepare(files) {
    const [loader, compiled] = await Promise.all([
      importText<{ loadPyodide: typeof loadPyodide }>(files.text('pyodide.mjs')),
      importText<{ default: CreateModule }>(files.text('pyodide.asm.mjs')),
    ])
    const lock = JSON.parse(files.text('pyodide-lock.json')) as { readonly info: unknown }
    const { snapshot } = files
    python = await serveFiles(
      {
        'pyodide.asm.wasm': files.module('pyodide.asm.wasm'),
        'python_stdlib.zip': files.bytes('python_stdlib.zip'),
      },
      () =>
        loader.loadPyodide({
          indexURL: nowhere,
          packageBaseUrl: nowhere,
          // Packages other than the standard library do not come along.
          lockFileContents: stringify({ info: lock.info, packages: {} }),
          createPyodideModule: compiled.default,
          ...(snapshot ? { _loadSnapshot: snapshot } : { _makeSnapshot: true }),
        }),
    )
    const made = snapshot ? undefined : makeSnapshot(python, session)
    functions = python.toPy({ __name__: 'session', __file__: '<session>' }) as PyDict
    python.runPython(session, { globals: functions, filename: '<session>' })
    return made
  },
  async run(program, io) {
    begin(program, io)
    const { entry } = program
    const ran: unknown = await called('run').callPromising(
      entry,
      '__main__',
      source(program),
      io.err,
      io.ask,
    )
    return ran === undefined ? 'error' : 'finished'
  },
  async test(program, request, io) {
    begin(program, io)
    const tested: unknown = await called('test').callPromising(
      program.entry,
      source(program),
      request.adapter,
      request.function,
      casesOf(request),
      io.err,
      io.caseStarted,
      (index: number, value: string | undefined, error: string, message: string, ms: number) =>
        io.caseEnded(index, error === undefined ? { value } : { error, message }, ms),
    )
    return tested === true ? 'finished' : 'error'
  },
})

const called = (name: string) => functions.get(name) as PyCallable

const casesOf = ({ cases }: TestRequest) =>
  stringify(cases.map((testCase) => [testCase.index, testCase.arguments]))

const source = ({ entry, files }: Program) => files.find(({ name }) => name === entry)?.text ?? ''

function begin({ files, input }: Program, io: Io): void {
  for (const { name, text } of files) {
    const path = `${home}/${name}`
    python.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')))
    python.FS.writeFile(path, text)
  }
  let left = new TextEncoder().encode(input)
  python.setStdin({
    read(buffer: Uint8Array) {
      const piece = left.subarray(0, buffer.length)
      buffer.set(piece)
      left = left.subarray(piece.length)
      return piece.length
    },
  })
  const write = (send: (bytes: Uint8Array) => void) => (bytes: Uint8Array) => {
    send(bytes)
    return bytes.length
  }
  python.setStdout({ write: write(io.outBytes) })
  python.setStderr({ write: write(io.errBytes) })
  io.started()
}
