/** The files of a room → what the preview's frame shows. Keeps what it has made of files that do not change. */
import { resolve } from '../../runner/drivers/ecmascript/link.ts'
import { ProblemFound } from '../app.ts'
import type { App, AppModule, ImportTarget, Page, Place } from '../app.ts'
import { choosePreviewEntry } from '../entry.ts'
import { compileClassic, compileModule } from './compile-script.ts'
import type { CompiledScript } from './compile-script.ts'
import { scopeClasses } from './css-modules.ts'
import { scanPage } from './scan-page.ts'

export interface SourceText {
  readonly name: string
  readonly text: string
}

export interface Compiler {
  /** Undefined when no file is a front end. Throws a ProblemFound where something is wrong with one that is used. */
  build(files: readonly SourceText[]): App | undefined
}

type Script = CompiledScript & Pick<AppModule, 'key' | 'file' | 'source'>

/** @param packages each entry that may be imported, with those that it requires */
export function openCompiler(packages: ReadonlyMap<string, readonly string[]>): Compiler {
  const kept = new Map<string, { text: string; compiled: CompiledScript }>()
  function compile(key: string, text: string, how: typeof compileModule, file: string) {
    const before = kept.get(key)
    if (before?.text === text) return before.compiled
    const compiled = how(file, text)
    kept.set(key, { text, compiled })
    return compiled
  }

  return {
    build(files) {
      const entry = choosePreviewEntry(files.map(({ name }) => name))
      if (!entry) return undefined
      const texts = new Map(files.map(({ name, text }) => [name, text]))
      for (const key of kept.keys()) if (!texts.has(key.split('#')[0] ?? '')) kept.delete(key)
      const graph = openGraph(texts, packages, compile)
      if (entry.kind === 'script') {
        const { hasDefault, mountsItself } = graph.addModule(entry.file)
        const mounts = hasDefault && !mountsItself ? entry.file : undefined
        if (mounts !== undefined) graph.addPackage('react-dom/client')
        return { entry: entry.file, page: undefined, roots: [entry.file], mounts, ...graph.parts() }
      }
      const { page, roots } = addPage(graph, entry.file, texts.get(entry.file) ?? '')
      return { entry: entry.file, page, roots, mounts: undefined, ...graph.parts() }
    },
  }
}

function addPage(graph: Graph, file: string, markup: string): { page: Page; roots: string[] } {
  const { scripts, styles } = scanPage(markup)
  const missing: string[] = []
  const find = (specifier: string, place: Omit<Place, 'file'>) => {
    if (!/^[a-z][a-z0-9+.-]*:|^\/\//i.test(specifier))
      return graph.find({ file, ...place }, specifier)
    missing.push(specifier)
    return undefined
  }
  const sheets = styles.flatMap(({ href, ...place }) => find(href, place) ?? [])
  for (const sheet of sheets) graph.addFile(sheet, { file, line: 1, column: 1 })
  const roots = scripts.flatMap(({ src, text, isModule, line, column }, index) => {
    if (src === undefined) return graph.addInline(file, `${file}#${index}`, markup, text, isModule)
    const found = find(src, { line, column })
    if (found === undefined) return []
    if (isModule) graph.addModule(found)
    else graph.addClassic(found)
    return found
  })
  return { page: { markup, styles: sheets, missing }, roots }
}

type Graph = ReturnType<typeof openGraph>

function openGraph(
  texts: ReadonlyMap<string, string>,
  packages: ReadonlyMap<string, readonly string[]>,
  compile: (key: string, text: string, how: typeof compileModule, file: string) => CompiledScript,
) {
  const modules = new Map<string, AppModule>()
  const used = new Set<string>()

  function addPackage(specifier: string) {
    for (const required of packages.get(specifier) ?? [])
      if (!used.has(required)) addPackage(required)
    used.add(specifier)
  }
  /** The file that a specifier means at a place. */
  function find(at: Place, specifier: string): string {
    const relative = /^\.{0,2}\//.test(specifier) ? specifier : `./${specifier}`
    const found = resolve(at.file, relative, texts)
    if (found === undefined) throw new ProblemFound({ ...at, kind: 'no-file', specifier })
    return found
  }
  function targetOf(at: Place, specifier: string): ImportTarget {
    if (packages.has(specifier)) {
      addPackage(specifier)
      return { package: specifier }
    }
    const [, member] = /^lodash\/(\w+)$/.exec(specifier) ?? []
    if (member !== undefined) {
      addPackage('lodash')
      return { package: 'lodash', member }
    }
    if (!/^\.{0,2}\//.test(specifier)) {
      throw new ProblemFound({ ...at, kind: 'no-package', specifier })
    }
    const key = find(at, specifier)
    addFile(key, at)
    return { key }
  }
  function addScript({ key, file, source, code, specifiers, awaits }: Script, imported: boolean) {
    // It stands there before what it imports is added: files may import each other in a circle.
    const imports = new Map<string, ImportTarget>()
    const kind = awaits ? 'awaiting' : 'module'
    modules.set(key, { key, file, source, kind, code, imports })
    for (const { specifier, line, column } of specifiers) {
      imports.set(specifier, targetOf({ file, line, column }, specifier))
    }
    if (awaits && imported) throw new ProblemFound({ kind: 'awaits', file, line: 1, column: 1 })
  }
  function addModule(file: string, imported = false) {
    const source = texts.get(file) ?? ''
    const compiled = compile(file, source, compileModule, file)
    if (!modules.has(file)) addScript({ ...compiled, key: file, file, source }, imported)
    const mountsItself = compiled.specifiers.some(({ specifier }) =>
      /^(react-dom|vue$)/.test(specifier),
    )
    return { hasDefault: compiled.hasDefault, mountsItself }
  }
  function addClassic(file: string) {
    const source = texts.get(file) ?? ''
    const { code } = compile(file, source, compileClassic, file)
    modules.set(file, { key: file, file, source, kind: 'classic', code, imports: new Map() })
  }
  /** A script that stands in a page. */
  function addInline(file: string, key: string, source: string, text: string, isModule: boolean) {
    const compiled = compile(key, text, isModule ? compileModule : compileClassic, file)
    if (isModule) addScript({ ...compiled, key, file, source }, false)
    else
      modules.set(key, {
        key,
        file,
        source,
        kind: 'classic',
        code: compiled.code,
        imports: new Map(),
      })
    return key
  }
  function addFile(file: string, at: Place): void {
    if (modules.has(file)) return
    const source = texts.get(file) ?? ''
    const value = (code: string) =>
      void modules.set(file, { key: file, file, source, kind: 'value', code, imports: new Map() })
    if (/\.(m?[jt]s|[jt]sx)$/i.test(file)) addModule(file, true)
    else if (/\.css$/i.test(file)) {
      const scoped = /\.module\.css$/i.test(file) ? scopeClasses(file, source) : { code: source }
      modules.set(file, { key: file, file, source, kind: 'style', imports: new Map(), ...scoped })
    } else if (/\.json$/i.test(file)) value(checkJson(file, source))
    else if (/\.svg$/i.test(file)) {
      value(JSON.stringify(`data:image/svg+xml,${encodeURIComponent(source)}`))
    } else throw new ProblemFound({ ...at, kind: 'no-compiler', specifier: file })
  }
  return {
    addPackage,
    addModule,
    addClassic,
    addInline,
    addFile,
    find,
    parts: () => ({ modules: [...modules.values()], packages: [...used] }),
  }
}

function checkJson(file: string, text: string): string {
  try {
    JSON.parse(text)
    return text
  } catch (error) {
    // The engine's own parser says where in some cases only; JSON is an expression, too.
    compileClassic(file, `(${text}\n)`)
    const message = error instanceof Error ? error.message : String(error)
    throw new ProblemFound({ kind: 'syntax', file, line: 1, column: 1, message })
  }
}
