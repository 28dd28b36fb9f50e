/**
 * A program that calls a function of a module once a case: `node harness.ts <module> <function>`, with the cases'
 * arguments as JSON on standard input and the outcomes as JSON on the last line of standard output.
 */
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'

const [path = '', name = ''] = process.argv.slice(2)
const cases = JSON.parse(await text(process.stdin)) as unknown[][]
const module = (await import(pathToFileURL(path).href)) as Record<string, unknown>
const run = module[name]
if (typeof run !== 'function') throw new TypeError(`${path} exports no function ${name}`)

/** Time that this process has had, so that a machine busy with other things fails no case. */
const cpuMs = () => process.cpuUsage().user / 1000

const outcomes = cases.map((parameters) => {
  const startedAt = cpuMs()
  try {
    const value: unknown = run(...parameters)
    return { value, ms: cpuMs() - startedAt }
  } catch (error) {
    const raised = error instanceof Error ? error.name : String(error)
    return { error: raised, ms: cpuMs() - startedAt }
  }
})
process.stdout.write(`\n${JSON.stringify(outcomes)}\n`)
