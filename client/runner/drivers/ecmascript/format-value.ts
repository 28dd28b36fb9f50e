/** Values as `console.log` shows them, in the manner of Node. Never throws, whatever the value does when it is read. */

const deepest = 4
const mostItems = 100
const longestLine = 76
const longestText = 10_000

export function formatValue(value: unknown, seen: readonly object[] = []): string {
  switch (typeof value) {
    case 'string':
      return seen.length === 0 ? value : quote(value)
    case 'bigint':
      return `${value}n`
    case 'symbol':
      return value.toString()
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value)
    case 'object':
    case 'function':
      return value === null ? 'null' : formatObject(value, seen)
    case 'boolean':
    case 'undefined':
      break
  }
  return String(value)
}

function quote(text: string): string {
  const cut = text.length > longestText ? `${text.slice(0, longestText)}…` : text
  const mark = cut.includes("'") && !cut.includes('"') ? '"' : "'"
  const escaped = cut.replaceAll('\\', '\\\\').replaceAll('\n', String.raw`\n`)
  return mark + escaped.replaceAll(mark, `\\${mark}`) + mark
}

function formatObject(value: object, seen: readonly object[]): string {
  try {
    if (seen.includes(value)) return '[Circular]'
    const special = formatSpecial(value)
    if (special !== undefined) return special
    const name = className(value)
    if (seen.length >= deepest) return Array.isArray(value) ? '[Array]' : `[${name || 'Object'}]`
    return formatMembers(value, name, [...seen, value])
  } catch {
    // A getter or a proxy that throws when it is looked at.
    return '[Object that cannot be shown]'
  }
}

/** Values that are one word, not a list of members. */
function formatSpecial(value: object): string | undefined {
  if (typeof value === 'function') {
    const isClass = /^class\b/.test(Function.prototype.toString.call(value))
    if (value.name === '') return `[${isClass ? 'class' : 'Function'} (anonymous)]`
    return isClass ? `[class ${value.name}]` : `[Function: ${value.name}]`
  }
  if (value instanceof Error) return value.stack ?? `${value.name}: ${value.message}`
  if (value instanceof Date)
    return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString()
  if (value instanceof RegExp) return String(value)
  if (value instanceof Promise) return 'Promise { … }'
  if (typeof Element === 'function' && value instanceof Element) {
    const { localName, id, classList } = value
    return `<${[localName, ...(id === '' ? [] : [`#${id}`]), ...classList].join(' ')}>`
  }
  if (value instanceof WeakMap || value instanceof WeakSet) return `${className(value)} { … }`
  return undefined
}

function className(value: object): string {
  const prototype: object | null = Object.getPrototypeOf(value)
  if (prototype === null) return '[Object: null prototype]'
  const { constructor } = prototype as { constructor?: unknown }
  const name = typeof constructor === 'function' ? constructor.name : ''
  return name === 'Object' ? '' : name
}

function formatMembers(value: object, name: string, seen: readonly object[]): string {
  const show = (item: unknown) => formatValue(item, seen)
  if (Array.isArray(value)) {
    const items = formatList(value, seen)
    return bracket(name === 'Array' ? '' : `${name}(${value.length}) `, '[', items, ']')
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const numbers = value as unknown as ArrayLike<number>
    const items = withRest(
      Array.from({ length: Math.min(numbers.length, mostItems) }, (_, index) =>
        show(numbers[index]),
      ),
      numbers.length,
    )
    return bracket(`${name}(${numbers.length}) `, '[', items, ']')
  }
  if (value instanceof Map) {
    const entries = [...value]
      .slice(0, mostItems)
      .map(([key, item]) => `${show(key)} => ${show(item)}`)
    return bracket(`${name}(${value.size}) `, '{', withRest(entries, value.size), '}')
  }
  if (value instanceof Set) {
    const items = [...value].slice(0, mostItems).map(show)
    return bracket(`${name}(${value.size}) `, '{', withRest(items, value.size), '}')
  }
  const keys = Reflect.ownKeys(value).filter((key) =>
    Object.prototype.propertyIsEnumerable.call(value, key),
  )
  const members = keys
    .slice(0, mostItems)
    .map((key) => `${keyName(key)}: ${member(value, key, seen)}`)
  return bracket(name && `${name} `, '{', withRest(members, keys.length), '}')
}

function formatList(list: readonly unknown[], seen: readonly object[]): string[] {
  const items: string[] = []
  for (let index = 0; index < list.length && items.length < mostItems; index++) {
    if (index in list) {
      items.push(formatValue(list[index], seen))
      continue
    }
    const start = index
    while (index + 1 < list.length && !(index + 1 in list)) index++
    const holes = index - start + 1
    items.push(`<${holes} empty item${holes === 1 ? '' : 's'}>`)
  }
  return withRest(items, list.length > mostItems ? list.length : items.length)
}

function withRest(items: string[], length: number): string[] {
  const more = length - items.length
  return more > 0 ? [...items, `… ${more} more`] : items
}

function member(value: object, key: PropertyKey, seen: readonly object[]): string {
  const property = Object.getOwnPropertyDescriptor(value, key)
  // Looking must not run the program's code.
  if (property?.get) return property.set ? '[Getter/Setter]' : '[Getter]'
  if (property?.set) return '[Setter]'
  return formatValue(property?.value, seen)
}

function keyName(key: PropertyKey): string {
  if (typeof key === 'symbol') return `[${key.toString()}]`
  return /^[A-Za-z_$][\w$]*$/.test(String(key)) ? String(key) : quote(String(key))
}

function bracket(prefix: string, open: string, items: readonly string[], close: string): string {
  if (items.length === 0) return `${prefix}${open}${close}`
  const line = items.join(', ')
  if (line.length <= longestLine && !line.includes('\n')) {
    return `${prefix}${open} ${line} ${close}`
  }
  const indented = items.map((item) => `  ${item.replaceAll('\n', '\n  ')}`)
  return `${prefix}${open}\n${indented.join(',\n')}\n${close}`
}
