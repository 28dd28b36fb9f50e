/** Finds the scripts and style sheets of a page of HTML, where there is no document to ask. */

export interface ScannedScript {
  readonly src: string | undefined
  /** What stands between its tags, behind as many line ends as stand before it in the page. */
  readonly text: string
  readonly isModule: boolean
  readonly line: number
  readonly column: number
}

export interface ScannedPage {
  readonly scripts: readonly ScannedScript[]
  readonly styles: readonly {
    readonly href: string
    readonly line: number
    readonly column: number
  }[]
}

/** A comment, or a tag with its attributes, in which `>` may be quoted. */
const pieces =
  /<!--[^]*?(?:-->|$)|<(script|style|textarea|title|link)\b((?:"[^"]*"|'[^']*'|[^>"'])*)>/gi
const attributes = /([^\s=/"'<>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g
const javascript = /^$|^(text|application)\/(x-)?(java|ecma)script$/i

export function scanPage(html: string): ScannedPage {
  const scripts: ScannedScript[] = []
  const styles: ScannedPage['styles'][number][] = []
  for (let match = pieces.exec(html); match; match = pieces.exec(html)) {
    const tag = match[1]?.toLowerCase()
    if (tag === undefined) continue
    const given = readAttributes(match[2] ?? '')
    const place = placeOf(html, match.index)
    if (tag === 'link') {
      const href = given.get('href')
      if (given.get('rel')?.toLowerCase() === 'stylesheet' && href) styles.push({ href, ...place })
      continue
    }
    // Nothing in these is markup, up to their end.
    const start = pieces.lastIndex
    const length = html.slice(start).search(new RegExp(`</${tag}\\b`, 'i'))
    const end = length < 0 ? html.length : start + length
    pieces.lastIndex = end
    const type = given.get('type')?.toLowerCase() ?? ''
    const isModule = type === 'module'
    if (tag !== 'script' || !(isModule || javascript.test(type))) continue
    const before = '\n'.repeat(placeOf(html, start).line - 1)
    scripts.push({
      src: given.get('src'),
      text: before + html.slice(start, end),
      isModule,
      ...place,
    })
  }
  pieces.lastIndex = 0
  // Modules wait for the page, and scripts of the old kind do not.
  return { scripts: [...scripts.filter(isOld), ...scripts.filter((one) => !isOld(one))], styles }
}

const isOld = ({ isModule }: ScannedScript) => !isModule

function readAttributes(text: string): ReadonlyMap<string, string> {
  return new Map(
    Array.from(text.matchAll(attributes), ([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      double ?? single ?? bare ?? '',
    ]),
  )
}

function placeOf(text: string, offset: number) {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
}
