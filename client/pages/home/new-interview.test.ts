import { describe, expect, it } from 'vitest'
import { librarySchema } from '#shared/api.ts'
import { limits } from '#shared/limits.ts'
import {
  buildRemembered,
  parseRemembered,
  problemsOf,
  startDraft,
  toNewRoom,
  withExercise,
} from './new-interview.ts'

const both = (text: string) => ({ en: text, fr: text })
const exercise = (id: string, rungs: number, programmingLanguages: string[]) => ({
  id,
  origin: 'built-in',
  title: both(id),
  summary: both(id),
  level: 'any',
  minutes: 30,
  rungs,
  programmingLanguages,
})
const library = librarySchema.parse({
  plans: ['qualification', 'blank'].map((id) => ({
    id,
    origin: 'built-in',
    title: both(id),
    summary: both(id),
    stages: [{ id: 'only', title: both('only') }],
  })),
  rubrics: [
    {
      id: 'default',
      origin: 'built-in',
      title: both('default'),
      summary: both('default'),
      criteria: 8,
    },
  ],
  exercises: [
    exercise('talk', 5, []),
    exercise('flood-fill', 12, ['typescript', 'python']),
    exercise('sorting', 0, ['python', 'java']),
  ],
  retentionDays: 90,
})
const start = (remembered: string | null = null) => {
  const draft = startDraft(library, parseRemembered(remembered), 'fr')
  if (!draft) throw new Error('the library is not empty')
  return draft
}

describe('a new interview', () => {
  it('begins with the first of everything that is on offer', () => {
    expect(start()).toMatchObject({
      plan: 'qualification',
      rubric: 'default',
      drillDown: 'talk',
      exercise: 'flood-fill',
      programmingLanguage: 'typescript',
      language: 'fr',
    })
  })
  it('begins with what was chosen last time, but for the candidate', () => {
    const last = { ...start(), candidate: 'Ann', role: 'Backend', drillDown: null }
    expect(start(buildRemembered(last))).toEqual({ ...last, candidate: '' })
  })
  it('forgets what this server no longer offers, and what it cannot read', () => {
    expect(start('{"plan":"gone","exercise":"gone-too"}')).toMatchObject({
      plan: 'qualification',
      exercise: 'flood-fill',
    })
    expect(start('not json')).toEqual(start())
  })
  it('keeps the programming language when the next exercise exists in it', () => {
    const python = { ...start(), programmingLanguage: 'python' as const }
    const sorting = library.exercises[2]?.id ?? null
    expect(withExercise(python, library, sorting).programmingLanguage).toBe('python')
    expect(withExercise(start(), library, sorting).programmingLanguage).toBe('python')
    expect(withExercise(python, library, null).programmingLanguage).toBeUndefined()
  })
  it('says which words are missing, too long or not on one line', () => {
    expect(problemsOf(start())).toEqual({ candidate: 'missing', role: 'missing' })
    const long = 'x'.repeat(limits.nameLength + 1)
    expect(problemsOf({ ...start(), candidate: long, role: 'a\u0007b' })).toEqual({
      candidate: 'tooLong',
      role: 'badCharacter',
    })
  })
  it('without problems is a request that the server takes', () => {
    const draft = { ...start(), candidate: ' Camille ', role: 'Backend' }
    expect(problemsOf(draft)).toEqual({})
    expect(toNewRoom(draft).candidate).toBe('Camille')
  })
})
