import { build } from 'vite'
import type { Rolldown } from 'vite'
import { expect, it } from 'vitest'
import { roomPage } from './room-page.ts'

/** A room in miniature: the page imports all three parts lazily, and both parts share a piece. */
const modules: Record<string, string> = {
  '/main.ts': `import('/pages/room/RoomPage.tsx')`,
  '/pages/room/RoomPage.tsx': `import('/editor/CodeEditor.tsx'); import('/whiteboard/Whiteboard.tsx')`,
  '/editor/CodeEditor.tsx': `import { shared } from '/shared.ts'; globalThis.editor = shared`,
  '/whiteboard/Whiteboard.tsx': `import { shared } from '/shared.ts'; globalThis.board = shared`,
  '/shared.ts': `export const shared = Math.random()`,
}

async function buildPages(): Promise<Record<'index.html' | 'room.html', string>> {
  const html = '<html><head><script type="module" src="/main.ts"></script></head></html>'
  const ids = new Set([...Object.keys(modules), '/index.html'])
  const { output } = (await build({
    configFile: false,
    root: '/',
    logLevel: 'silent',
    plugins: [
      {
        name: 'in-memory',
        enforce: 'pre',
        resolveId: (id) => (ids.has(id) ? id : undefined),
        load: (id) => (id === '/index.html' ? html : modules[id]),
      },
      roomPage(),
    ],
    build: { write: false, rolldownOptions: { input: '/index.html' } },
  })) as Rolldown.RolldownOutput
  const page = (name: string) => {
    const file = output.find(({ fileName }) => fileName === name)
    return file?.type === 'asset' ? String(file.source) : ''
  }
  return { 'index.html': page('index.html'), 'room.html': page('room.html') }
}

it('lets the room page begin with the room and its editor, and name the board for later', async () => {
  const pages = await buildPages()
  const preloaded = [...pages['room.html'].matchAll(/<link rel="modulepreload" href="([^"]+)"/g)]
    .map(([, address]) => address)
    .join(' ')
  expect(preloaded).toMatch(/RoomPage/)
  expect(preloaded).toMatch(/CodeEditor/)
  expect(preloaded).not.toMatch(/Whiteboard/)
  expect(pages['index.html']).not.toMatch(/modulepreload[^>]*RoomPage/)
  for (const html of Object.values(pages)) {
    const [, chunks] = /<meta name="room-chunks" content="([^"]+)"/.exec(html) ?? []
    expect(chunks).toMatch(/RoomPage.*CodeEditor.*Whiteboard/)
  }
})

it('fails the build when one of them is not a chunk of its own any more', async () => {
  const lazily = modules['/main.ts'] ?? ''
  modules['/main.ts'] = `import '/pages/room/RoomPage.tsx'`
  await expect(buildPages()).rejects.toThrow(/no chunk begins with/)
  modules['/main.ts'] = lazily
})
