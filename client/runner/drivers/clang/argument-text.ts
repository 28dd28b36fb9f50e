/** A case's arguments as a compiled harness reads them: one value after the other, in the order of their types. */
import { parseValueType } from '#shared/value-type.ts'
import type { ValueType } from '#shared/value-type.ts'

/** @param json a list, which the library has checked against the types. */
export function argumentText(json: string, parameters: readonly string[]): Uint8Array {
  const values = JSON.parse(json) as unknown[]
  const pieces: string[] = []
  parameters.forEach((text, index) => {
    const type = parseValueType(text)
    if (!type) throw new Error(`${text} is no type`)
    write(values[index], type, pieces)
  })
  return new TextEncoder().encode(pieces.join(''))
}

const encoder = new TextEncoder()

function write(value: unknown, type: ValueType, pieces: string[]): void {
  switch (type.kind) {
    case 'int':
    case 'float':
    case 'boolean':
      pieces.push(`${Number(value)} `)
      return
    case 'string': {
      const text = String(value)
      pieces.push(`${encoder.encode(text).length} ${text} `)
      return
    }
    case 'optional':
      pieces.push(value === null || value === undefined ? '0 ' : '1 ')
      if (value !== null && value !== undefined) write(value, type.of, pieces)
      return
    case 'list': {
      const items = value as unknown[]
      pieces.push(`${items.length} `)
      for (const item of items) write(item, type.of, pieces)
      return
    }
    case 'map': {
      const entries = Object.entries(value as Record<string, unknown>)
      pieces.push(`${entries.length} `)
      for (const [key, item] of entries) {
        write(key, { kind: 'string' }, pieces)
        write(item, type.of, pieces)
      }
      return
    }
    case 'record':
      for (const { name, type: fieldType } of type.fields) {
        write((value as Record<string, unknown>)[name], fieldType, pieces)
      }
  }
}
