/** `x.module.css`: its class names become its own, so that two files may use the same ones. */

/** Comments, strings and addresses, in which a dot means nothing; else a class name. */
const tokens =
  /\/\*[^]*?\*\/|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^)]*\)|\.(-?[A-Za-z_][\w-]*)/g

export interface ScopedStyles {
  readonly code: string
  /** From the names as written to those of this file alone. */
  readonly names: ReadonlyMap<string, string>
}

export function scopeClasses(file: string, css: string): ScopedStyles {
  const names = new Map<string, string>()
  const suffix = file.replaceAll(/\.module\.css$|[^A-Za-z0-9]/g, '_')
  const code = css.replaceAll(tokens, (token, name: string | undefined) => {
    if (name === undefined) return token
    names.set(name, `${name}_${suffix}`)
    return `.${name}_${suffix}`
  })
  return { code, names }
}
