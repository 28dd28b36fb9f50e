import { expect, test } from 'vitest'
import { codingTaskSchema } from '#shared/exercise.ts'
import type { EntryFile } from '#shared/library-entry.ts'
import type { Runtime } from '#shared/runtimes.ts'
import type { Task } from '../runner/runner.ts'
import { checkPrograms } from './check-programs.ts'

const both = (text: string) => ({ fr: text, en: text })
const task = codingTaskSchema.parse({
  statement: both('Write `double`.'),
  entry: 'double',
  starters: {},
  cases: ['one', 'two', 'large'].map((id) => ({
    id,
    title: both(id),
    arguments: [id],
    expect: { value: id },
    hidden: id === 'large',
  })),
  timeoutMs: 1000,
})
const runtimes: Runtime[] = [
  {
    name: 'ecmascript',
    version: '1',
    languages: [{ language: 'javascript', title: 'JavaScript', extensions: ['js'], tests: true }],
    files: [],
  },
]

/** A runner for which a program is the list of the cases that it passes. */
const runner = {
  async run({ program, tests, begin }: Task) {
    const listener = begin()
    const text = program.files[0]?.text ?? ''
    if (text.includes('broken')) return
    for (const { id } of tests?.cases ?? []) {
      listener.onResult({ case: id, verdict: text.includes(id) ? 'passed' : 'failed' })
    }
  },
}

async function findingsOf(programs: Record<string, string>, naive = '') {
  const files: EntryFile[] = Object.entries(programs).map(([kind, text]) => ({
    path: `${kind}/javascript/double.js`,
    text: `function double() {} // ${text}`,
  }))
  files.push({ path: 'cases.yaml', text: `${naive}cases: []\n` })
  const wanted = () => true
  const { findings, ran } = await checkPrograms({ task, files, runtimes, runner, wanted })
  return { ran, faults: findings.map(({ kind, file, fault }) => ({ kind, file, ...fault })) }
}

test('a task whose solution passes, whose starter does not, has nothing wrong', async () => {
  const programs = { solution: 'one two large', naive: 'one two', starter: 'one' }
  expect(await findingsOf(programs, 'naive: large\n')).toEqual({ ran: 3, faults: [] })
})

test('a solution that fails a case, hidden ones too, is named with the case', async () => {
  expect((await findingsOf({ solution: 'one two' })).faults).toEqual([
    {
      kind: 'solution',
      file: 'solution/javascript/double.js',
      name: 'fails',
      cases: ['large'],
    },
  ])
})

test('a starter that leaves nothing to do is named, one that does not run is not', async () => {
  expect((await findingsOf({ starter: 'one two large' })).faults).toMatchObject([
    { kind: 'starter', name: 'passesAll' },
  ])
  expect((await findingsOf({ starter: 'broken' })).faults).toEqual([])
  expect((await findingsOf({ solution: 'broken' })).faults).toMatchObject([{ name: 'cannotRun' }])
})

test('a naive version must fail the case that it is there for, and no other', async () => {
  const naive = 'naive: large\n'
  expect((await findingsOf({ naive: 'one two large' }, naive)).faults).toMatchObject([
    { name: 'passesAll' },
  ])
  expect((await findingsOf({ naive: 'one' }, naive)).faults).toMatchObject([
    { name: 'failsOthers', cases: ['two', 'large'], expected: 'large' },
  ])
})
