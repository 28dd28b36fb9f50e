/**
 * A program that calls a function once a case, in a process that may read nothing, write nothing, start nothing and
 * reach nobody: `node --permission confined.ts`. A call comes in on standard input as JSON; for each case a line goes
 * out, behind a mark that the function does not know.
 */
import { constants } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { text } from 'node:stream/consumers'
import type { ConfinedCall, ConfinedOutcome } from './run-confined.ts'

const { language, source, name, calls, mark, pyodide } = JSON.parse(
  await text(process.stdin),
) as ConfinedCall
const { stringify } = JSON
const write = process.stdout.write.bind(process.stdout)
/** Time that this process has had, so that a machine busy with other things fails no case. */
const usage = process.cpuUsage.bind(process)
const cpuMs = () => usage().user / 1000
const tell = (outcome: ConfinedOutcome) => write(`\n${mark}${stringify(outcome)}\n`)

const inPythonSource = `
import json

def call(name, parameters):
    try:
        return json.dumps({"value": globals()[name](*json.loads(parameters))}, allow_nan=False)
    except RecursionError:
        return json.dumps({"error": "RecursionError"})
    except Exception as problem:
        return json.dumps({"error": type(problem).__name__})
`

const run = language === 'python' ? await inPython() : await inJavaScript()
tell({ kind: 'loaded' })
for (const parameters of calls) {
  const startedAt = cpuMs()
  const outcome = run(parameters)
  tell({ kind: 'case', ...outcome, ms: cpuMs() - startedAt })
}

type Ran = { readonly value: unknown } | { readonly error: string }

async function inJavaScript(): Promise<(parameters: readonly unknown[]) => Ran> {
  const plain = language === 'typescript' ? stripTypeScriptTypes(source) : source
  const code = `${plain}\nexport { ${name} as entry }\n`
  const module = (await import(`data:text/javascript,${encodeURIComponent(code)}`)) as {
    entry: unknown
  }
  const { entry } = module
  if (typeof entry !== 'function') throw new TypeError(`${name} is no function`)
  return (parameters) => {
    try {
      return { value: entry(...parameters) as unknown }
    } catch (error) {
      return { error: error instanceof Error ? error.name : String(error) }
    }
  }
}

async function inPython(): Promise<(parameters: readonly unknown[]) => Ran> {
  // Its file system asks for the numbers of Node's flags in a way that a confined process may not.
  Reflect.set(process, 'binding', () => ({ ...constants, fs: constants }))
  const { loadPyodide } = (await import(
    new URL('pyodide.mjs', pyodide).href
  )) as typeof import('pyodide')
  const python = await loadPyodide({ stdout: () => undefined, stderr: () => undefined })
  python.runPython(source)
  python.runPython(inPythonSource)
  const call = python.globals.get('call') as (name: string, parameters: string) => string
  return (parameters) => JSON.parse(call(name, stringify(parameters))) as Ran
}
