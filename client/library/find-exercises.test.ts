import { describe, expect, it } from 'vitest'
import { librarySchema } from '#shared/api.ts'
import { exerciseSchema } from '#shared/exercise.ts'
import { findExercises, wishesSchema } from './find-exercises.ts'

const both = (fr: string, en = fr) => ({ fr, en })
const entry = (over: object) => ({
  id: 'chess',
  origin: 'built-in',
  title: both('Échecs en ligne', 'Online chess'),
  summary: both('Deux personnes jouent', 'Two people play'),
  level: 'any',
  minutes: 36,
  rungs: 12,
  programmingLanguages: ['python'],
  ...over,
})
const { exercises } = librarySchema.parse({
  plans: [],
  rubrics: [],
  retentionDays: 90,
  exercises: [
    entry({}),
    entry({
      id: 'warm-up',
      title: both('Échauffement', 'Warm-up'),
      level: 'junior',
      minutes: 10,
      rungs: 0,
    }),
    entry({ id: 'talk', title: both('Lien', 'Link'), level: 'senior', programmingLanguages: [] }),
  ],
})
const chess = exerciseSchema.parse({
  id: 'chess',
  title: both('x'),
  summary: both('x'),
  level: 'any',
  minutes: 36,
  drillDown: {
    opening: both('Un serveur', 'A server'),
    rungs: [
      {
        id: 'cheat',
        prompt: both('Quelqu’un triche', 'Somebody cheats'),
        minutes: 3,
        weak: both('secret'),
        ok: both('x'),
        strong: both('x'),
        hints: [],
        traps: [],
        criteria: [],
      },
    ],
    traps: [],
    board: [],
  },
})
const find = (wishes: object) =>
  findExercises(exercises, [chess], wishesSchema.parse(wishes)).map(({ id }) => id)

describe('looking for an exercise', () => {
  it('finds words of title, summary and prompts in both languages, without their accents', () => {
    expect(find({ words: 'echecs' })).toEqual(['chess'])
    expect(find({ words: 'ONLINE play' })).toEqual(['chess'])
    expect(find({ words: 'triche' })).toEqual(['chess'])
    expect(find({ words: 'cheats server' })).toEqual(['chess'])
    expect(find({ words: 'cheats warm' })).toEqual([])
  })
  it('takes what fits every level along with the level asked for', () => {
    expect(find({ level: 'junior' })).toEqual(['chess', 'warm-up'])
    expect(find({ level: 'senior' })).toEqual(['chess', 'talk'])
  })
  it('goes by kind, minutes and programming language', () => {
    expect(find({ kind: 'drill-down' })).toEqual(['chess', 'talk'])
    expect(find({ kind: 'coding' })).toEqual(['chess', 'warm-up'])
    expect(find({ minutes: '15' })).toEqual(['warm-up'])
    expect(find({ programmingLanguage: 'python', kind: 'drill-down' })).toEqual(['chess'])
    expect(find({ programmingLanguage: 'go' })).toEqual([])
  })
  it('reads nonsense in the address as no wish at all', () => {
    expect(
      find({ kind: 'cake', level: 'any', minutes: 'many', programmingLanguage: 'klingon' }),
    ).toHaveLength(3)
  })
})
