/** YAML to a typed value, with the line of everything that is wrong. A plain subset: no aliases, no tags. */
import { LineCounter, isCollection, isMap, isPair, isScalar, parseDocument, visit } from 'yaml'
import type { Document, Node, Pair } from 'yaml'
import type { z } from 'zod'
import * as faults from './faults/format-faults.ts'
import type { Fault } from './faults/fault.ts'
import { explainIssue } from './faults/schema-faults.ts'
import type { Problems } from './problems.ts'

export interface YamlFile<T> {
  readonly value: T
  /** The line of the value at this path, or of the nearest thing around it. */
  readonly lineOf: (path: readonly PropertyKey[]) => number
}

/** Undefined when something is wrong; it is then in `problems`. */
export function readYaml<T>(
  path: string,
  text: string,
  schema: z.ZodType<T>,
  problems: Problems,
): YamlFile<T> | undefined {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, merge: false })
  const lineAt = (offset: number | undefined) => Math.max(1, lines.linePos(offset ?? 0).line)
  const before = problems.list.length
  for (const { message, code, pos } of [...document.errors, ...document.warnings]) {
    problems.add(path, lineAt(pos[0]), faults.notYaml(message, code))
  }
  refuseTricks(document, (offset, fault) => problems.add(path, lineAt(offset), fault))
  if (problems.list.length > before) return undefined

  const lineOf = (at: readonly PropertyKey[]) => lineAt(offsetAt(document, at))
  const value: unknown = document.toJS()
  const parsed = schema.safeParse(value, { reportInput: true })
  if (parsed.success) return { value: parsed.data, lineOf }
  for (const issue of parsed.error.issues) {
    for (const { at, fault } of explainIssue(issue)) problems.add(path, lineOf(at), fault)
  }
  return undefined
}

type Report = (offset: number | undefined, fault: Fault) => void

/** An alias can blow a small file up to gigabytes, and `__proto__` as a key would change what objects are. */
function refuseTricks(document: Document, report: Report): void {
  visit(document, {
    Alias: (_, alias) => report(alias.range?.[0], faults.alias),
    Node: (_, node) => {
      if (node.anchor) report(node.range?.[0], faults.anchor)
      if (node.tag) report(node.range?.[0], faults.yamlTag(node.tag))
    },
    Pair: (_, pair) => {
      const key = keyOf(pair)
      if (key === undefined) report(undefined, faults.keyIsNoWord)
      else if (['__proto__', 'constructor', 'prototype'].includes(key.name)) {
        report(key.offset, faults.forbiddenKey(key.name))
      }
    },
  })
}

function keyOf(pair: Pair): { name: string; offset: number | undefined } | undefined {
  if (!isScalar(pair.key)) return undefined
  return { name: String(pair.key.value), offset: pair.key.range?.[0] }
}

/** Follows a path as far as the document goes; a key's own place is better than its value's. */
function offsetAt(document: Document, path: readonly PropertyKey[]): number | undefined {
  let node: unknown = document.contents
  let offset = document.contents?.range?.[0]
  for (const step of path) {
    if (!isCollection(node)) break
    const next: unknown = isMap(node)
      ? node.items.find((pair) => keyOf(pair)?.name === String(step))
      : node.items[Number(step)]
    if (next === undefined) break
    if (isPair(next)) {
      offset = keyOf(next)?.offset ?? offset
      node = next.value
    } else {
      node = next
      offset = (next as Node).range?.[0] ?? offset
    }
  }
  return offset
}
