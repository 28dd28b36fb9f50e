/**
 * The types of what a coding task takes and returns, as its manifest writes them: `int`, `float`, `string`,
 * `boolean`, `T[]`, `T?` (perhaps null), `map<T>` (from texts to T) and `{ x: int, y: int }`. Just enough to write a
 * case as a literal in a language that must know types before it runs.
 */
export type ValueType =
  | { readonly kind: 'int' | 'float' | 'string' | 'boolean' }
  | { readonly kind: 'list' | 'optional' | 'map'; readonly of: ValueType }
  | { readonly kind: 'record'; readonly fields: readonly Field[] }

/** Fields keep the order in which they are written: it is the order of a C++ or Go literal. */
export interface Field {
  readonly name: string
  readonly type: ValueType
}

/** Undefined when the text is no type. */
export function parseValueType(text: string): ValueType | undefined {
  const tokens = text.match(/[A-Za-z_]\w*|\[\]|\S/g) ?? []
  const reader = new TypeReader(tokens)
  const type = reader.type()
  return reader.isAtEnd() ? type : undefined
}

/** Types as deep as this are a mistake; the limit keeps the recursion bounded. */
const deepest = 20

class TypeReader {
  readonly #tokens: readonly string[]
  #at = 0
  #depth = 0

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens
  }

  isAtEnd(): boolean {
    return this.#at === this.#tokens.length
  }

  type(): ValueType | undefined {
    if (this.#depth === deepest) return undefined
    this.#depth += 1
    let type = this.#plain()
    while (type) {
      if (this.#take('[]')) type = { kind: 'list', of: type }
      else if (this.#take('?')) type = { kind: 'optional', of: type }
      else break
    }
    this.#depth -= 1
    return type
  }

  #plain(): ValueType | undefined {
    for (const kind of ['int', 'float', 'string', 'boolean'] as const) {
      if (this.#take(kind)) return { kind }
    }
    if (this.#take('map')) {
      const of = this.#take('<') ? this.type() : undefined
      return of && this.#take('>') ? { kind: 'map', of } : undefined
    }
    return this.#take('{') ? this.#record() : undefined
  }

  #record(): ValueType | undefined {
    const fields: Field[] = []
    do {
      const name = this.#tokens[this.#at++] ?? ''
      if (!/^[A-Za-z_]/.test(name) || fields.some((field) => field.name === name)) return undefined
      const type = this.#take(':') ? this.type() : undefined
      if (!type) return undefined
      fields.push({ name, type })
    } while (this.#take(','))
    return this.#take('}') ? { kind: 'record', fields } : undefined
  }

  #take(token: string): boolean {
    if (this.#tokens[this.#at] !== token) return false
    this.#at += 1
    return true
  }
}

/** Whether a JSON value is of this type. A record's optional field may be absent. */
export function isOfType(value: unknown, type: ValueType): boolean {
  switch (type.kind) {
    case 'int':
      return Number.isSafeInteger(value)
    case 'float':
      return typeof value === 'number'
    case 'string':
    case 'boolean':
      return typeof value === type.kind
    case 'optional':
      return value === null || value === undefined || isOfType(value, type.of)
    case 'list':
      return Array.isArray(value) && value.every((item) => isOfType(item, type.of))
    case 'map':
      return isObject(value) && Object.values(value).every((item) => isOfType(item, type.of))
    case 'record':
      break
  }
  return (
    isObject(value) &&
    type.fields.every((field) => isOfType(value[field.name], field.type)) &&
    Object.keys(value).every((key) => type.fields.some(({ name }) => name === key))
  )
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
