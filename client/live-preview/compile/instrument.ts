/**
 * Puts a guard into each loop and function, so that whatever runs for too long ends with its place: a frame that never
 * comes to an end would take the room with it in browsers that give frames no process of their own. Nothing is put on
 * a line of its own: lines stay what they were.
 */
import type { AnyNode, Program } from 'acorn'

/** What a guard calls: with the file, line and column. Defined in the frame for good. */
export const guardName = 'pairboardGuard'
/** In place of `import()` and `import.meta`, which only real modules have. */
export const importName = 'pairboardImport'
export const metaName = 'pairboardMeta'

interface Insertion {
  readonly at: number
  readonly text: string
  /** How many characters of the original it stands for. */
  readonly instead?: number
}

/** @param placeOf from an offset in `code` to the place in the file as it was written */
export function instrument(
  code: string,
  tree: Program,
  file: string,
  placeOf: (offset: number) => { line: number; column: number },
): string {
  const insertions: Insertion[] = []
  const guard = (node: AnyNode) => {
    const { line, column } = placeOf(node.start)
    return `${guardName}(${JSON.stringify(file)},${line},${column})`
  }
  const guardBody = (owner: AnyNode, body: AnyNode) => {
    if (body.type === 'BlockStatement') {
      insertions.push({ at: body.start + 1, text: `${guard(owner)};` })
    } else if (owner.type === 'ArrowFunctionExpression') {
      insertions.push({ at: body.start, text: `(${guard(owner)},` }, { at: body.end, text: ')' })
    } else {
      insertions.push({ at: body.start, text: `{${guard(owner)};` }, { at: body.end, text: '}' })
    }
  }
  walk(tree, (node) => {
    if (isLoopOrFunction(node)) guardBody(node, node.body)
    else if (node.type === 'ImportExpression') {
      insertions.push({ at: node.start, text: importName, instead: 'import'.length })
    } else if (node.type === 'MetaProperty' && node.meta.name === 'import') {
      insertions.push({ at: node.start, text: metaName, instead: node.end - node.start })
    }
  })
  return applied(code, insertions)
}

const isLoopOrFunction = (node: AnyNode) =>
  node.type === 'ForStatement' ||
  node.type === 'ForInStatement' ||
  node.type === 'ForOfStatement' ||
  node.type === 'WhileStatement' ||
  node.type === 'DoWhileStatement' ||
  node.type === 'FunctionDeclaration' ||
  node.type === 'FunctionExpression' ||
  node.type === 'ArrowFunctionExpression'

/** Those that end where others begin come first: `(guard(),x)` around the body of a loop's last function. */
function applied(code: string, insertions: readonly Insertion[]): string {
  let result = ''
  let from = 0
  const inOrder = insertions
    .map((insertion, index) => ({ ...insertion, index }))
    .toSorted((a, b) => a.at - b.at || rank(a) - rank(b) || byNesting(a, b))
  for (const { at, text, instead = 0 } of inOrder) {
    result += code.slice(from, at) + text
    from = at + instead
  }
  return result + code.slice(from)
}

const closes = ({ text }: Insertion) => text === ')' || text === '}'
const rank = (insertion: Insertion) => (closes(insertion) ? 0 : 1)

/** Inner nodes are met after the outer ones: what opens later stands inside, what closes later stands first. */
function byNesting(a: Insertion & { index: number }, b: Insertion & { index: number }): number {
  return closes(a) ? b.index - a.index : a.index - b.index
}

export function walk(node: AnyNode, visit: (node: AnyNode) => void): void {
  visit(node)
  for (const value of Object.values(node) as unknown[]) {
    for (const child of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (isNode(child)) walk(child, visit)
    }
  }
}

const isNode = (value: unknown): value is AnyNode =>
  typeof value === 'object' && value !== null && 'type' in value && 'start' in value
