import type { HtmlTagDescriptor, Plugin, Rolldown } from 'vite'

/** What a room needs at once, in the order of its need; the page itself asks for the rest. */
const first = ['/pages/room/RoomPage.tsx', '/editor/CodeEditor.tsx']
const later = ['/whiteboard/Whiteboard.tsx']

/**
 * Writes `room.html` beside `index.html`: the same page, which also begins to load the room and its editor
 * before any script has run. Both pages name the room's chunks in `<meta name="room-chunks">`, one address
 * after the other, so that pages before the room can fetch them while a person reads.
 */
export function roomPage(): Plugin {
  return {
    name: 'room-page',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const index = bundle['index.html']
        if (index?.type !== 'asset') throw new Error('index.html was not built')
        const html = String(index.source)
        const atOnce = filesOf(bundle, first).filter((file) => !html.includes(file))
        const afterwards = filesOf(bundle, later).filter((file) => !html.includes(file))
        const all = [...new Set([...atOnce, ...afterwards])].map((file) => `/${file}`)
        const meta = tag({ tag: 'meta', attrs: { name: 'room-chunks', content: all.join(' ') } })
        index.source = html.replace('</head>', `${meta}</head>`)
        const preloads = atOnce.map((file) => tag(preload(file))).join('')
        this.emitFile({
          type: 'asset',
          fileName: 'room.html',
          source: html.replace('</head>', `${preloads}${meta}</head>`),
        })
      },
    },
  }
}

/** The scripts and style sheets of these modules' chunks, with everything that they import. */
function filesOf(bundle: Rolldown.OutputBundle, modules: readonly string[]): string[] {
  const files = new Set<string>()
  const add = (fileName: string) => {
    const chunk = bundle[fileName]
    if (chunk?.type !== 'chunk' || files.has(fileName)) return
    files.add(fileName)
    for (const css of chunk.viteMetadata?.importedCss ?? []) files.add(css)
    chunk.imports.forEach(add)
  }
  for (const module of modules) {
    const chunk = Object.values(bundle).find(
      (file) => file.type === 'chunk' && file.facadeModuleId?.endsWith(module),
    )
    if (!chunk) throw new Error(`no chunk begins with ${module}: is it still imported lazily?`)
    add(chunk.fileName)
  }
  return [...files]
}

function preload(file: string): HtmlTagDescriptor {
  return file.endsWith('.css')
    ? { tag: 'link', attrs: { rel: 'preload', as: 'style', href: `/${file}`, crossorigin: true } }
    : { tag: 'link', attrs: { rel: 'modulepreload', href: `/${file}`, crossorigin: true } }
}

function tag({ tag, attrs = {} }: HtmlTagDescriptor): string {
  const words = Object.entries(attrs).map(([name, value]) =>
    value === true ? name : `${name}="${value}"`,
  )
  return `<${[tag, ...words].join(' ')} />\n`
}
