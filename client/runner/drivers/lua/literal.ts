/** A JSON value as Lua writes it. */
export function luaLiteral(value: unknown): string {
  if (value === null || value === undefined) return 'nil'
  if (typeof value === 'string') return quoted(value)
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return `{${value.map(luaLiteral).join(',')}}`
  const entries = Object.entries(value).map(([key, item]) => `[${quoted(key)}]=${luaLiteral(item)}`)
  return `{${entries.join(',')}}`
}

const escapes: Readonly<Record<string, string>> = {
  '"': String.raw`\"`,
  '\\': String.raw`\\`,
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\0': String.raw`\000`,
}

const quoted = (text: string) =>
  `"${text.replaceAll(/["\\\n\r\0]/g, (character) => escapes[character] ?? character)}"`
