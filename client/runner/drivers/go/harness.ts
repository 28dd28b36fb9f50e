/** What is added to a Go program to call its function with the arguments of a case, and how its answer is read. */
import { parseValueType } from '#shared/value-type.ts'
import type { ValueType } from '#shared/value-type.ts'
import type { TestRequest } from '../driver.ts'
import { hasMain } from './sources.ts'
import type { Source } from './sources.ts'

/** As `cases.go` has them. */
export const argumentsFile = '/.pairboard/arguments.json'
export const resultFile = '/.pairboard/result.json'

/**
 * Files of the same package. The cases run before `main`, which never begins; a program without one gets one, since it
 * could not be linked otherwise. The package has a long name so that it is none of the program's.
 */
export function harness(
  { function: name, adapter }: Pick<TestRequest, 'function' | 'adapter'>,
  sources: readonly Source[],
): Source[] {
  const own = `package main

import pairboardCases "pairboard/cases"

func init() { pairboardCases.Run(${name}) }
`
  const main = sources.some(({ text }) => hasMain(text)) ? '' : '\nfunc main() {}\n'
  return [
    ...(adapter === undefined ? [] : [{ name: '.pairboard/adapter.go', text: adapter }]),
    { name: '.pairboard/tests.go', text: own + main },
  ]
}

export interface Answer {
  /** JSON of the declared type, where the value can be read as such. */
  readonly value: string
  readonly ms: number
}

/** @param text what the program has written: anything, since it is the program's to write */
export function readAnswer(text: string, returns: string): Answer | undefined {
  try {
    const { value, ms } = JSON.parse(text) as { readonly value: unknown; readonly ms: unknown }
    if (typeof ms !== 'number') return undefined
    const type = parseValueType(returns)
    return { value: JSON.stringify(type ? declared(value, type) : value), ms }
  } catch {
    return undefined
  }
}

/** In the words of the exercise: an empty list is none in Go, and fields have a capital there. */
function declared(value: unknown, type: ValueType): unknown {
  if (type.kind === 'optional') return value === null ? null : declared(value, type.of)
  if (type.kind === 'list') {
    if (!Array.isArray(value)) return value === null ? [] : value
    return value.map((item) => declared(item, type.of))
  }
  if (typeof value !== 'object' || !('of' in type || 'fields' in type)) return value
  const entries = Object.entries(value ?? {}).map(([key, item]) => {
    if ('of' in type) return [key, declared(item, type.of)]
    const field = type.fields.find(({ name }) => name.toLowerCase() === key.toLowerCase())
    return field ? [field.name, declared(item, field.type)] : [key, item]
  })
  return Object.fromEntries(entries)
}
