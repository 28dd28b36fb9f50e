import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { openLibrary } from '../library.ts'
import type { ExerciseLibrary } from '../library.ts'
import { codingFiles, goodFiles, writeLibrary } from '../testing/write-library.ts'
import type { WrittenLibrary } from '../testing/write-library.ts'

// Each program is a process of its own.
vi.setConfig({ testTimeout: 60_000 })

const written: WrittenLibrary[] = []
afterEach(async () => {
  for (const one of written.splice(0)) await one.remove()
})

const solution = 'double/solution/javascript/double.js'
const starter = 'double/starter/javascript/double.js'
const naive = 'double/naive/javascript/double.js'
const right = 'function double(number) { return 2 * number }\n'
const cases = `naive: large
${codingFiles['double/cases.yaml']}  - id: large
    title: { fr: Grand, en: Large }
    arguments: [1000]
    expect: { value: 2000 }
`

interface Tried {
  readonly library: ExerciseLibrary
  /** With paths from the folder. */
  readonly said: string
}

/** The exercise “double” in a private folder, once it was tried. `last` is an exercise that is always refused. */
async function tried(files: Record<string, string>): Promise<Tried> {
  const builtIn = await writeLibrary({
    'rubrics/short.yaml': goodFiles['rubrics/short.yaml'] ?? '',
    'plans/talk.yaml': goodFiles['plans/talk.yaml'] ?? '',
  })
  const last = Object.entries(codingFiles)
    .filter(([name]) => name.startsWith('double/'))
    .map(([name, text]) => [
      name.replace('double/', 'last/'),
      text.replace('id: double', 'id: last'),
    ])
  const own = await writeLibrary({
    ...only(codingFiles, 'double/'),
    ...files,
    ...Object.fromEntries(last),
    'last/starter/javascript/double.js': right,
  })
  written.push(builtIn, own)
  const sentences: string[] = []
  let heardLast = () => {}
  const all = new Promise<void>((resolve) => (heardLast = resolve))
  const library = await openLibrary({
    folders: [builtIn.folder, own.folder],
    tryOut: true,
    onProblems({ message }) {
      const words = message.replaceAll(`${own.folder}/`, '')
      if (words.startsWith('last/')) heardLast()
      else sentences.push(words)
    },
  })
  onTestFinished(() => library.close())
  await all
  return { library, said: sentences.join('\n') }
}

const only = (files: Record<string, string>, beginning: string) =>
  Object.fromEntries(Object.entries(files).filter(([name]) => name.startsWith(beginning)))

describe('the programs of a private exercise are run before long', () => {
  test('and what is sound is offered', async () => {
    const { library, said } = await tried({ [solution]: right })
    expect(said).toBe('')
    expect(library.exercises.map(({ id }) => id)).toEqual(['double'])
  })

  test.each([
    [
      'a solution that fails',
      { [solution]: 'function double(number) { return number }\n' },
      `${solution}:1: the solution fails: two; correct it, or these cases`,
    ],
    [
      'a solution that raises what is no error of the case',
      { [solution]: 'function double() { throw new RangeError() }\n' },
      `${solution}:1: the solution fails: two; correct it, or these cases`,
    ],
    [
      'a solution that cannot be read',
      { [solution]: 'function double( {\n' },
      `${solution}:1: the program cannot be run: SyntaxError: Unexpected token '{'; correct it`,
    ],
    [
      'a solution that ends its process',
      { [solution]: 'function double() { process.exit(0) }\n' },
      `${solution}:1: the solution fails: two; correct it, or these cases`,
    ],
    [
      'a starter that leaves nothing to do',
      { [starter]: right },
      `${starter}:1: the starter passes every case: it leaves nothing to do; take out what is to be written`,
    ],
    [
      'a naive version that passes',
      { 'double/cases.yaml': cases, [naive]: right },
      `${naive}:1: the naive version passes every case; it is there to fail \`large\``,
    ],
    [
      'a naive version that fails elsewhere',
      { 'double/cases.yaml': cases, [naive]: 'function double(n) { return n > 9 ? 2000 : 0 }\n' },
      `${naive}:1: the naive version fails: two; it should fail \`large\` and nothing else`,
    ],
  ])('%s takes its exercise away, with file, line and remedy', async (_what, files, sentence) => {
    const { library, said } = await tried(files)
    expect(said).toBe(sentence)
    expect(library.exercises).toEqual([])
    expect(library.exercise('double')).toBeUndefined()
  })

  test('in TypeScript and Python too', async () => {
    const manifest = codingFiles['double/manifest.yaml'] ?? ''
    const { said } = await tried({
      'double/manifest.yaml': manifest.replace('[javascript]', '[javascript, typescript, python]'),
      'double/starter/typescript/double.ts': 'function double(number: number) { return number }\n',
      'double/starter/python/double.py': 'def double(number):\n    return number\n',
      'double/solution/typescript/double.ts':
        'function double(number: number): number { return 2 * number }\n',
      'double/solution/python/double.py': 'def double(number):\n    return number + 1\n',
    })
    expect(said).toBe(
      'double/solution/python/double.py:1: the solution fails: two; correct it, or these cases',
    )
  })

  test('where they read no file, reach nobody, start nothing and find nothing of ours', async () => {
    const { said } = await tried({
      [solution]: `function double(number) {
  const get = process.getBuiltinModule
  const doors = [
    () => get('node:fs').readFileSync('/etc/hostname'),
    () => get('node:fs').writeFileSync('/tmp/pairboard-escaped', 'x'),
    () => get('node:child_process').execSync('id'),
    () => new (get('node:worker_threads').Worker)('1', { eval: true }),
    () => { if (process.env.PATH === undefined) throw new Error('nothing') },
  ]
  const open = doors.filter((door) => { try { door(); return true } catch { return false } })
  return open.length === 0 ? 2 * number : open.map(String).join()
}
`,
    })
    expect(said).toBe('')
  })
})
