/** An error as a person wants to read it: what, and where in the room's files; nothing of what stands around them. */
import { sourceColumn } from './source-column.ts'
import { SyntaxProblem } from './syntax-problem.ts'

export interface PlacedModule {
  readonly file: string
  /** As written, and as it was run. */
  readonly source: string
  readonly code: string
  /** How many characters were put before its first line. */
  readonly shift: number
}

/** A file's name as the engine reports it: a space would end it. */
export const reportedName = (file: string) => encodeURI(file)

/** Renders thrown values. `modules` are those that run. */
export function renderError(error: unknown, modules: readonly PlacedModule[]): string {
  if (error instanceof SyntaxProblem) {
    return `${error.file}:${error.line}:${error.column}\nSyntaxError: ${error.message}`
  }
  if (!(error instanceof Error)) return `Uncaught ${String(error)}`
  const frames = framesOf(error.stack, modules).map((frame) => `    at ${frame}`)
  const cause: unknown = error.cause
  const because = cause instanceof Error ? [`Caused by ${renderError(cause, modules)}`] : []
  return [`${error.name}: ${error.message}`, ...frames, ...because].join('\n')
}

/** A text with stacks in it as a person wants to read it: lines of the room's files alone, by their places. */
export function withReadableStacks(text: string, modules: readonly PlacedModule[]): string {
  if (!/\n\s+at /.test(text)) return text
  return text
    .split('\n')
    .flatMap((line) => {
      if (!/^\s+at /.test(line)) return line
      const frame = readFrame(line, modules)
      return frame === undefined ? [] : `    at ${frame}`
    })
    .join('\n')
}

/** At most so many: a stack that overflowed says the same line ten thousand times. */
const mostFrames = 12

function framesOf(stack: unknown, modules: readonly PlacedModule[]): string[] {
  if (typeof stack !== 'string') return []
  return stack
    .split('\n')
    .flatMap((frame) => readFrame(frame, modules) ?? [])
    .slice(0, mostFrames)
}

/** `    at name (file:1:2)`, `    at file:1:2` or `name@file:1:2`. */
const framePattern = /^\s*(?:at )?(?:async )?(?:(.*?)(?: \(|@))?([^\s()@]+):(\d+):(\d+)\)?$/

function readFrame(frame: string, modules: readonly PlacedModule[]): string | undefined {
  const [, inside = '', reported, lineText, columnText] = framePattern.exec(frame) ?? []
  const module = modules.find(({ file }) => reportedName(file) === reported)
  if (!module) return undefined
  const line = Number(lineText)
  const shift = line === 1 ? module.shift : 0
  const column = sourceColumn(module.source, module.code, line, Number(columnText) - shift)
  // What stands behind the file's own lines was put there by the test harness.
  if (line > module.source.split('\n').length) return undefined
  const place = `${module.file}:${line}:${column}`
  // `eval` is what the engine calls a file's own top level.
  return inside === '' || inside === 'eval' ? place : `${inside} (${place})`
}
