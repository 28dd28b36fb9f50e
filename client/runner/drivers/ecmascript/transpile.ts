/** Source of a room's file → a JavaScript module, line for line; and what is wrong with it, where it stands. */
import { parse } from 'acorn'
import type { Program as Tree } from 'acorn'
import { transform } from 'sucrase'
import { sourceColumn } from './source-column.ts'
import { SyntaxProblem } from './syntax-problem.ts'

export interface Transpiled {
  readonly code: string
  readonly tree: Tree
}

/** @param jsxRuntime `automatic`: JSX imports what it needs by itself */
export function transpile(
  file: string,
  text: string,
  jsxRuntime: 'classic' | 'automatic' = 'classic',
): Transpiled {
  const code = toJavaScript(file, text, jsxRuntime)
  try {
    // The engine gives no place for a syntax error in a module; this parser does.
    return { code, tree: parse(code, { ecmaVersion: 'latest', sourceType: 'module' }) }
  } catch (error) {
    throw placed(error, file, (line, column) => sourceColumn(text, code, line, column))
  }
}

function toJavaScript(file: string, text: string, jsxRuntime: 'classic' | 'automatic'): string {
  if (file.endsWith('.json')) return `export default ${text}`
  const typescript = /\.[cm]?tsx?$/.test(file)
  const jsx = /\.[jt]sx$/.test(file)
  if (!typescript && !jsx) return text
  try {
    const { code } = transform(text, {
      transforms: [...(typescript ? (['typescript'] as const) : []), ...(jsx ? jsxToo : [])],
      disableESTransforms: true,
      preserveDynamicImport: true,
      jsxRuntime,
      production: true,
    })
    return code
  } catch (error) {
    throw placed(error, file, (_line, column) => column)
  }
}

const jsxToo = ['jsx'] as const

/** Both parsers throw errors with a `loc` and repeat it in the message. Acorn counts columns from 0, sucrase from 1. */
export function placed(
  error: unknown,
  file: string,
  toSource: (line: number, column: number) => number,
) {
  if (!(error instanceof SyntaxError) || !('loc' in error)) return error
  const { line, column } = error.loc as { line: number; column: number }
  const message = error.message
    .replace(/^Error transforming .*?: /, '')
    .replace(/ \(\d+:\d+\)$/, '')
  const fromZero = 'raisedAt' in error
  return new SyntaxProblem(message, file, line, toSource(line, fromZero ? column + 1 : column))
}
