import { describe, expect, test } from 'vitest'
import { ProblemFound } from '../app.ts'
import type { Problem } from '../app.ts'
import { openCompiler } from './compiler.ts'

const packages = new Map([
  ['react', []],
  ['react/jsx-runtime', ['react']],
  ['react-dom', ['react']],
  ['react-dom/client', ['react', 'react-dom']],
  ['lodash', []],
])
const files = (texts: Record<string, string>) =>
  Object.entries(texts).map(([name, text]) => ({ name, text }))
const build = (texts: Record<string, string>) => openCompiler(packages).build(files(texts))

function problemOf(texts: Record<string, string>): Problem {
  try {
    build(texts)
  } catch (error) {
    if (error instanceof ProblemFound) return error.problem
    throw error
  }
  throw new Error('nothing was wrong')
}

describe('a front end', () => {
  test('holds what its entry needs, and the packages in the order of their need', () => {
    const app = build({
      'src/main.tsx': `import { createRoot } from 'react-dom/client'
import App from './App'
import debounce from 'lodash/debounce'
createRoot(document.body).render(<App wait={debounce} />)`,
      'src/App.tsx': `import type { Row } from './types'
import rows from '../data.json'
import './style.css'
import names from './App.module.css'
export default ({ row }: { row: Row }) => <p className={names.big}>{rows.length}</p>`,
      'src/types.ts': 'export interface Row { a: 1 }',
      'src/style.css': 'p { color: red }',
      'src/App.module.css': '.big { color: red }',
      'data.json': '[1]',
      'unused.ts': 'syntax error',
    })
    expect(app).toMatchObject({ entry: 'src/main.tsx', roots: ['src/main.tsx'], mounts: undefined })
    expect(app?.packages).toEqual([
      'react',
      'react/jsx-runtime',
      'react-dom',
      'react-dom/client',
      'lodash',
    ])
    const kinds = app?.modules.map(({ key, kind }) => `${key} ${kind}`)
    expect(kinds).toEqual([
      'src/main.tsx module',
      'src/App.tsx module',
      'data.json value',
      'src/style.css style',
      'src/App.module.css style',
    ])
    expect(app?.modules[0]?.imports.get('./App')).toEqual({ key: 'src/App.tsx' })
    expect(app?.modules[0]?.imports.get('lodash/debounce')).toEqual({
      package: 'lodash',
      member: 'debounce',
    })
    for (const { source, code } of app?.modules.slice(0, 2) ?? []) {
      expect(code.split('\n')).toHaveLength(source.split('\n').length)
    }
  })

  test('that exports a component and mounts nothing is mounted', () => {
    const app = build({ 'App.tsx': 'export default function App() { return <p>hi</p> }' })
    expect(app?.mounts).toBe('App.tsx')
    expect(app?.packages).toContain('react-dom/client')
  })

  test('may be a page with scripts of both kinds', () => {
    const app = build({
      'index.html': `<link rel="stylesheet" href="style.css">
<link rel="stylesheet" href="https://cdn.example/x.css">
<p id="a"></p>
<script type="module">import { a } from './a.js'
a()</script>
<script src="old.js"></script>`,
      'style.css': 'p { color: red }',
      'a.js': 'export function a() {}',
      'old.js': 'var everybodys = 1',
    })
    expect(app?.page).toMatchObject({
      styles: ['style.css'],
      missing: ['https://cdn.example/x.css'],
    })
    expect(app?.roots).toEqual(['old.js', 'index.html#1'])
    expect(app?.modules.find(({ key }) => key === 'old.js')?.kind).toBe('classic')
  })

  test('whose files import each other in a circle is no problem', () => {
    const app = build({ 'main.jsx': "import './a'", 'a.js': "import './main'" })
    expect(app?.modules).toHaveLength(2)
  })

  test('is not made anew where nothing has changed', () => {
    const compiler = openCompiler(packages)
    const texts = { 'main.jsx': "import './a'\n<p />", 'a.js': 'export {}' }
    const first = compiler.build(files(texts))
    const second = compiler.build(files({ ...texts, 'a.js': 'export const a = 1' }))
    expect(second?.modules[0]?.code).toBe(first?.modules[0]?.code)
    expect(second?.modules[1]?.code).not.toBe(first?.modules[1]?.code)
    expect(compiler.build(files({ 'main.py': '' }))).toBeUndefined()
  })
})

describe('a problem', () => {
  test.each<[Record<string, string>, Partial<Problem>]>([
    [
      { 'main.tsx': 'const a: number = 1\nconst b: = 2' },
      { kind: 'syntax', file: 'main.tsx', line: 2, column: 10 },
    ],
    [{ 'main.tsx': 'const a = <p>\n' }, { kind: 'syntax', file: 'main.tsx' }],
    [
      { 'main.tsx': "import './a'\n", 'a.ts': 'export const a: string = (\n' },
      { kind: 'syntax', file: 'a.ts', line: 2 },
    ],
    [
      { 'main.tsx': "\n  import x from './none'\nx()" },
      { kind: 'no-file', specifier: './none', file: 'main.tsx', line: 2, column: 17 },
    ],
    [
      { 'main.tsx': "import { x } from 'jquery'\nx()" },
      { kind: 'no-package', specifier: 'jquery', file: 'main.tsx', line: 1, column: 19 },
    ],
    [
      { 'main.tsx': "import './a.scss'", 'a.scss': '' },
      { kind: 'no-compiler', specifier: 'a.scss', file: 'main.tsx', line: 1 },
    ],
    [
      { 'main.tsx': "import a from './a.json'\na()", 'a.json': '{\n  "a": }' },
      { kind: 'syntax', file: 'a.json', line: 2, column: 8 },
    ],
    [
      { 'main.tsx': "import a from './a.json'\na()", 'a.json': '{ a: 1 }' },
      { kind: 'syntax', file: 'a.json', line: 1, column: 1 },
    ],
    [
      { 'main.tsx': "import { a } from './a'\na()", 'a.ts': 'export const a = await 1' },
      { kind: 'awaits', file: 'a.ts' },
    ],
    [
      { 'index.html': '<p>\n<script>\nconst a = = 1\n</script>' },
      { kind: 'syntax', file: 'index.html', line: 3, column: 11 },
    ],
    [
      { 'index.html': '<p>\n  <script src="gone.js"></script>' },
      { kind: 'no-file', specifier: 'gone.js', file: 'index.html', line: 2, column: 3 },
    ],
  ])('of %j is told with its place', (texts, problem) => {
    expect(problemOf(texts)).toMatchObject(problem)
  })
})
