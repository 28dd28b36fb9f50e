/** A private library with one exercise, plan and rubric, in which each field says what a test wants it to say. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { test } from './fixtures.ts'

/** Of the ladder's Markdown: what stays the examiners' after the reveal of rung `one`. */
const ladderFields = [
  'one-weak',
  'one-ok',
  'one-strong',
  'one-hint',
  'one-trap',
  'two-prompt',
  'two-weak',
  'two-ok',
  'two-strong',
  'two-hint',
  'two-trap',
  'ladder-trap',
] as const
/** What only examiners may read, by field. */
export const privateFields = [
  'criterion',
  'level-1',
  'level-2',
  'level-3',
  'level-4',
  ...ladderFields,
  'hidden-title',
  'hidden-argument',
  'hidden-value',
] as const
export const publicFields = ['summary', 'opening', 'one-prompt', 'stage', 'visible-title'] as const
export const markdownFields: readonly LibraryField[] = ['opening', 'one-prompt', ...ladderFields]
export type LibraryField = (typeof privateFields)[number] | (typeof publicFields)[number]

/** The ids for a new room. */
export const onlyRoom = {
  plan: 'only-plan',
  rubric: 'only-rubric',
  drillDown: 'only',
  exercise: 'only',
  programmingLanguage: 'javascript',
} as const

/** Tests whose server has the library besides its own. */
export const testWithLibrary = (say: (field: LibraryField) => string) =>
  test.extend<object, { environment: Record<string, string> }>({
    environment: [
      async ({}, provide) => {
        const folder = mkdtempSync(join(tmpdir(), 'pairboard-library-'))
        writeLibrary(folder, say)
        await provide({ EXERCISES_DIR: folder })
        rmSync(folder, { recursive: true })
      },
      { scope: 'worker' },
    ],
  })

function writeLibrary(folder: string, say: (field: LibraryField) => string): void {
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  /** JSON is YAML; the same words in both languages. */
  const both = (field: LibraryField) => ({ fr: say(field), en: say(field) })
  const levels = (['level-1', 'level-2', 'level-3', 'level-4'] as const).map(both)
  const criterion = { id: 'framing', title: both('criterion'), skill: 'hard', weight: 1, levels }
  const yaml = (path: string, value: unknown) => write(path, JSON.stringify(value))
  yaml('rubrics/only-rubric.yaml', {
    id: 'only-rubric',
    title: { fr: 'Grille', en: 'Rubric' },
    summary: { fr: 'Une grille', en: 'A rubric' },
    criteria: [criterion],
  })
  yaml('plans/only-plan.yaml', {
    id: 'only-plan',
    title: { fr: 'Plan', en: 'Plan' },
    summary: { fr: 'Un plan', en: 'A plan' },
    stages: [{ id: 'first', title: both('stage'), minutes: 30, opens: 'drill-down' }],
  })
  yaml('only/manifest.yaml', {
    id: 'only',
    title: { fr: 'Only', en: 'Only' },
    summary: both('summary'),
    level: 'any',
    minutes: 10,
    ladder: [
      { rung: 'one', minutes: 5, criteria: ['framing'] },
      { rung: 'two', minutes: 5, criteria: ['framing'] },
    ],
    coding: { entry: 'add', timeoutMs: 1000, languages: ['javascript'] },
  })
  const parts = {
    en: ['Weak', 'OK', 'Strong', 'Hints', 'Traps'],
    fr: ['Faible', 'Correct', 'Fort', 'Indices', 'Pièges'],
  }
  for (const language of ['en', 'fr'] as const) {
    const [weak, ok, strong, hints, traps] = parts[language]
    const rung = (id: 'one' | 'two') =>
      [
        `## ${id}\n\n${say(`${id}-prompt`)}`,
        `### ${weak}\n\n${say(`${id}-weak`)}`,
        `### ${ok}\n\n${say(`${id}-ok`)}`,
        `### ${strong}\n\n${say(`${id}-strong`)}`,
        `### ${hints}\n\n1. ${say(`${id}-hint`)}`,
        `### ${traps}\n\n- ${say(`${id}-trap`)}`,
      ].join('\n\n')
    const text = `# Only\n\n${say('opening')}\n\n${rung('one')}\n\n${rung('two')}\n\n## ${traps}\n\n- ${say('ladder-trap')}\n`
    write(`only/drill-down.${language}.md`, text)
    write(`only/statement.${language}.md`, '# Add\n\nWrite `add(words)`.\n')
  }
  const hiddenValue = JSON.stringify(say('hidden-value'))
  const add = (result: string) => `function add(words) {\n  return ${result}\n}\n`
  write('only/starter/javascript/add.js', add('words'))
  write('only/solution/javascript/add.js', add(`words === 'shown' ? words : ${hiddenValue}`))
  yaml('only/cases.yaml', {
    cases: [
      {
        id: 'shown',
        title: both('visible-title'),
        arguments: ['shown'],
        expect: { value: 'shown' },
      },
      {
        id: 'hidden',
        title: both('hidden-title'),
        arguments: [say('hidden-argument')],
        expect: { value: say('hidden-value') },
        hidden: true,
      },
    ],
  })
}
