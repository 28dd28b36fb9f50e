/** One script of a room → the body of a function, line for line, with guards in it. */
import { parse } from 'acorn'
import type { AnyNode, Program } from 'acorn'
import { transform } from 'sucrase'
import { sourceColumn } from '../../runner/drivers/ecmascript/source-column.ts'
import { SyntaxProblem } from '../../runner/drivers/ecmascript/syntax-problem.ts'
import { placed, transpile } from '../../runner/drivers/ecmascript/transpile.ts'
import { ProblemFound } from '../app.ts'
import { instrument, walk } from './instrument.ts'

export interface CompiledScript {
  readonly code: string
  readonly specifiers: readonly Specifier[]
  /** Whether it awaits something outside of any function. */
  readonly awaits: boolean
  readonly hasDefault: boolean
}

export interface Specifier {
  readonly specifier: string
  readonly line: number
  readonly column: number
}

export function compileModule(file: string, text: string): CompiledScript {
  return placing(() => {
    const { code, tree } = transpile(file, text, 'automatic')
    const placeOf = openPlaces(text, code)
    const guarded = instrument(code, tree, file, placeOf)
    return {
      code: transform(guarded, {
        transforms: ['imports'],
        disableESTransforms: true,
        preserveDynamicImport: true,
        production: true,
      }).code,
      specifiers: specifiersOf(tree).map(({ specifier, start }) => ({
        specifier,
        ...placeOf(start),
      })),
      awaits: tree.body.some(awaits),
      hasDefault: tree.body.some(exportsDefault),
    }
  })
}

/** A script of the old kind, which imports nothing. */
export function compileClassic(file: string, text: string): CompiledScript {
  return placing(() => {
    try {
      const tree = parse(text, { ecmaVersion: 'latest', sourceType: 'script' })
      const code = instrument(text, tree, file, openPlaces(text, text))
      return { code, specifiers: [], awaits: false, hasDefault: false }
    } catch (error) {
      throw placed(error, file, (_line, column) => column)
    }
  })
}

function placing<T>(compile: () => T): T {
  try {
    return compile()
  } catch (error) {
    if (!(error instanceof SyntaxProblem)) throw error
    const { file, line, column, message } = error
    throw new ProblemFound({ kind: 'syntax', file, line, column, message })
  }
}

/** From an offset in the code to the place in the source, for many offsets of one file. */
function openPlaces(source: string, code: string) {
  const written = source.split('\n')
  const lines = code.split('\n')
  const starts: number[] = []
  let start = 0
  for (const line of lines) {
    starts.push(start)
    start += line.length + 1
  }
  return (offset: number) => {
    let index = starts.length - 1
    while (index > 0 && (starts[index] ?? 0) > offset) index--
    const column = offset - (starts[index] ?? 0) + 1
    return {
      line: index + 1,
      column: sourceColumn(written[index] ?? '', lines[index] ?? '', 1, column),
    }
  }
}

function specifiersOf(tree: Program): { specifier: string; start: number }[] {
  const found: { specifier: string; start: number }[] = []
  walk(tree, (node) => {
    const source = 'source' in node ? node.source : undefined
    if (!source || typeof source !== 'object' || source.type !== 'Literal') return
    if (typeof source.value !== 'string') return
    found.push({ specifier: source.value, start: source.start })
  })
  return found
}

function awaits(node: AnyNode): boolean {
  if (/Function|MethodDefinition|PropertyDefinition/.test(node.type)) return false
  if (node.type === 'AwaitExpression' || (node.type === 'ForOfStatement' && node.await)) return true
  return (Object.values(node) as unknown[])
    .flat()
    .some(
      (child) =>
        typeof child === 'object' && child !== null && 'type' in child && awaits(child as AnyNode),
    )
}

function exportsDefault(node: AnyNode): boolean {
  if (node.type === 'ExportDefaultDeclaration') return true
  if (node.type !== 'ExportNamedDeclaration') return false
  return node.specifiers.some(
    ({ exported }) => exported.type === 'Identifier' && exported.name === 'default',
  )
}
