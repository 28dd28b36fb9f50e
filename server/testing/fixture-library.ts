/** A library small enough to search every byte for: each private field holds a canary, each public one does not. */
import { exerciseSchema } from '#shared/exercise.ts'
import { planSchema } from '#shared/plan.ts'
import { rubricSchema } from '#shared/rubric.ts'
import type { ExerciseLibrary } from '../exercises/library.ts'

const text = (words: string) => ({ fr: words, en: words })

/** What no candidate and no observer may ever receive. */
export const canaries: string[] = []
function secret() {
  const canary = `canary-${canaries.length}-${Math.random().toString(36).slice(2, 12)}`
  canaries.push(canary)
  return text(canary)
}

const plan = planSchema.parse({
  id: 'plan',
  title: text('Plan'),
  summary: text('A plan'),
  stages: [
    { id: 'first', title: text('First stage'), minutes: 10, opens: 'drill-down' },
    { id: 'second', title: text('Second stage') },
    { id: 'alone', title: text('Alone'), minutes: 20, focus: true },
  ],
})

const rubric = rubricSchema.parse({
  id: 'rubric',
  title: text('Rubric'),
  summary: text('A rubric'),
  criteria: [
    {
      id: 'clarity',
      title: secret(),
      skill: 'soft',
      weight: 2,
      levels: [secret(), secret(), secret(), secret()],
    },
  ],
})

const rung = (id: string) => ({
  id,
  prompt: secret(),
  minutes: 5,
  weak: secret(),
  ok: secret(),
  strong: secret(),
  hints: [secret(), secret()],
  traps: [secret()],
  criteria: ['clarity'],
})

const ladder = exerciseSchema.parse({
  id: 'ladder',
  title: text('A ladder'),
  summary: text('Questions'),
  level: 'any',
  minutes: 20,
  drillDown: {
    opening: text('The opening words'),
    rungs: [rung('one'), rung('two')],
    traps: [secret()],
    board: [],
  },
})

const task = exerciseSchema.parse({
  id: 'task',
  title: text('A task'),
  summary: text('Code'),
  level: 'any',
  minutes: 20,
  coding: {
    statement: text('Add two numbers'),
    entry: 'add',
    starters: {
      typescript: [{ name: 'add.ts', text: 'export const add = () => 0\n' }],
      python: [{ name: 'add.py', text: 'def add(): return 0\n' }],
    },
    cases: [
      {
        id: 'hidden',
        title: secret(),
        arguments: [secret().en],
        expect: { value: secret().en },
        hidden: true,
      },
    ],
    timeoutMs: 1000,
  },
})

export const fixtureLibrary: ExerciseLibrary = {
  plans: [plan],
  rubrics: [rubric],
  exercises: [ladder, task],
  // A private library: its contents are nobody's but the examiners'.
  originOf: (kind, id) =>
    fixtureLibrary[kind].some((entry) => entry.id === id) ? 'folder' : undefined,
  filesOf: () => undefined,
  plan: (id) => (id === plan.id ? plan : undefined),
  rubric: (id) => (id === rubric.id ? rubric : undefined),
  exercise: (id) => [ladder, task].find((exercise) => exercise.id === id),
  close: () => {},
}

export const newFixtureRoom = {
  candidate: 'Camille',
  role: 'Engineer',
  plan: 'plan',
  rubric: 'rubric',
  drillDown: 'ladder',
  exercise: 'task',
  programmingLanguage: 'typescript',
  language: 'en',
} as const
