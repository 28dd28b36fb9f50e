/** What a team writes: checked like a folder's, saved in versions, offered only when nothing is wrong. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { EntryFile } from '#shared/library-entry.ts'
import { openMemoryStore } from '../store/memory-store.ts'
import type { Store } from '../store/store.ts'
import { openLibrary } from './library.ts'
import type { ExerciseLibrary } from './library.ts'
import { openTeamLibrary } from './team-library.ts'
import type { TeamLibrary } from './team-library.ts'
import { codingFiles, goodFiles, writeLibrary } from './testing/write-library.ts'
import type { WrittenLibrary } from './testing/write-library.ts'

const lift = { kind: 'exercises', id: 'lift' } as const
const own = { kind: 'rubrics', id: 'own' } as const
let folder: WrittenLibrary
let folders: ExerciseLibrary
let store: Store
let library: TeamLibrary
let said: string[]

const open = async () => {
  said = []
  library = await openTeamLibrary({
    folders,
    store,
    nowMs: () => 7,
    onProblems: ({ message }) => said.push(...message.split('\n')),
  })
}

beforeEach(async () => {
  const { 'lift/manifest.yaml': _, 'lift/drill-down.en.md': __, ...rest } = goodFiles
  const { 'lift/drill-down.fr.md': ___, ...builtIn } = rest
  folder = await writeLibrary(builtIn)
  folders = await openLibrary({ folders: [folder.folder] })
  store = openMemoryStore()
  await open()
})
afterEach(() => folder.remove())

/** An exercise of the good library as its author has it, with one text changed. */
function filesOf(id: string, from = '', to = ''): EntryFile[] {
  return Object.entries(codingFiles)
    .filter(([path]) => path.startsWith(`${id}/`))
    .map(([path, text]) => ({ path: path.slice(id.length + 1), text: text.replace(from, to) }))
}
const rubric = (criterion = 'charm'): EntryFile[] => [
  {
    path: 'own.yaml',
    text: (codingFiles['rubrics/short.yaml'] ?? '')
      .replace('id: short', 'id: own')
      .replace('id: framing', `id: ${criterion}`),
  },
]

describe('the checks', () => {
  test('find nothing in what a folder could hold, and give what comes of it', async () => {
    for (const id of ['lift', 'double']) {
      const { problems, value } = await library.check('exercises', id, filesOf(id))
      expect(problems).toEqual([])
      expect(value?.id).toBe(id)
    }
    expect((await library.check('rubrics', 'own', rubric())).value?.criteria).toHaveLength(1)
  })

  test('name file, line and remedy from the entry’s own folder, in both languages', async () => {
    const files = filesOf('lift', 'What do you need', '<b>What</b> do you need')
    const { problems, value } = await library.check('exercises', 'lift', files)
    expect(value).toBeUndefined()
    expect(problems).toEqual([
      {
        file: 'drill-down.en.md',
        line: 7,
        what: { en: 'raw HTML is not allowed: <b>', fr: 'le HTML brut n’est pas admis\u00a0: <b>' },
        remedy: {
          en: 'write it in Markdown, or between backquotes to show it',
          fr: 'écrivez-le en Markdown, ou entre accents graves pour le montrer',
        },
      },
      expect.objectContaining({
        line: 7,
        what: expect.objectContaining({ en: expect.stringContaining('</b>') }),
      }),
    ])
  })

  test('know the criteria of every rubric that is offered, the team’s own too', async () => {
    const files = filesOf('lift', 'criteria: [framing]', 'criteria: [charm]')
    const [problem] = (await library.check('exercises', 'lift', files)).problems
    expect(problem?.what.en).toBe('the criterion `charm` is in no rubric')
    await library.save(own, { files: rubric(), base: 0, draft: false })
    expect((await library.check('exercises', 'lift', files)).problems).toEqual([])
  })

  test('refuse what is no part of a plan, and a plan under another name', async () => {
    const text = goodFiles['plans/talk.yaml'] ?? ''
    const files = [
      { path: 'mine.yaml', text },
      { path: 'notes.md', text: '# Notes\n' },
    ]
    const { problems } = await library.check('plans', 'mine', files)
    expect(problems.map(({ file, line, what }) => `${file}:${line}: ${what.en}`)).toEqual([
      'notes.md:1: nothing but mine.yaml belongs here',
      'mine.yaml:1: `id` is talk, but the file is called mine.yaml',
    ])
    const [missing] = (await library.check('plans', 'mine', files.slice(1))).problems.slice(1)
    expect(`${missing?.file}: ${missing?.what.en}`).toBe('mine.yaml: the file is missing')
  })

  test('read no file of this machine, whatever an entry calls its files', async () => {
    const files = [{ path: 'manifest.yaml', text: goodFiles['lift/manifest.yaml'] ?? '' }]
    const { problems } = await library.check('exercises', '../exercises/flood-fill', files)
    expect(problems.length).toBeGreaterThan(0)
  })
})

describe('saving', () => {
  test('offers what is good, at once and after a restart', async () => {
    const saved = await library.save(lift, { files: filesOf('lift'), base: 0, draft: false })
    expect(saved).toEqual({ version: 1, savedAtMs: 7, offered: true, offers: 1, problems: [] })
    await open()
    expect(library.exercise('lift')?.drillDown?.rungs).toHaveLength(2)
    expect(library.exercises.map(({ id }) => id)).toEqual(['lift'])
    expect(library.originOf('exercises', 'lift')).toBe('team')
    expect(library.filesOf('exercises', 'lift')).toEqual(filesOf('lift'))
    expect(library.originOf('plans', 'talk')).toBe('built-in')
  })

  test('keeps what is not good yet as a draft, and goes on offering the version before', async () => {
    await library.save(lift, { files: filesOf('lift'), base: 0, draft: false })
    const bad = filesOf('lift', 'minutes: 7', 'minutes: 8')
    const saved = await library.save(lift, { files: bad, base: 1, draft: false })
    expect(saved).toMatchObject({ version: 2, offered: false, offers: 1 })
    expect(saved).toHaveProperty('problems.0.line', 5)
    const good = filesOf('lift', 'title: { fr: Ascenseur', 'title: { fr: Monte-charge')
    const kept = good.map((file) => ({
      ...file,
      text: file.text.replace('# Ascenseur', '# Monte-charge'),
    }))
    expect(await library.save(lift, { files: kept, base: 2, draft: true })).toMatchObject({
      version: 3,
      offered: false,
      offers: 1,
      problems: [],
    })
    expect(library.exercise('lift')?.title.fr).toBe('Ascenseur')
    await open()
    expect(library.exercise('lift')?.title.fr).toBe('Ascenseur')
    expect((await library.version(lift, 2))?.files).toEqual(bad)
    expect(await library.list()).toEqual([
      {
        ...lift,
        version: 3,
        savedAtMs: 7,
        offered: false,
        offers: 1,
        title: { fr: 'Ascenseur', en: 'Lift' },
      },
    ])
  })

  test('against a version that is not the newest is refused, and nothing is lost', async () => {
    const entry = { base: 0, draft: false }
    await library.save(lift, { ...entry, files: filesOf('lift') })
    const [mine, theirs] = ['junior', 'senior'].map((level) =>
      filesOf('lift', 'level: any', `level: ${level}`),
    )
    const outcomes = await Promise.all(
      [mine, theirs].map((files) =>
        library.save(lift, { files: files ?? [], base: 1, draft: false }),
      ),
    )
    expect(outcomes[0]).toMatchObject({ version: 2 })
    expect(outcomes[1]).toBe('stale-version')
    expect(library.filesOf('exercises', 'lift')).toEqual(mine)
    expect((await library.versions(lift)).map(({ version }) => version)).toEqual([2, 1])
  })

  test('under an id that is taken is refused, by the library and by the team', async () => {
    const talk = { kind: 'plans', id: 'talk' } as const
    const files = [{ path: 'talk.yaml', text: goodFiles['plans/talk.yaml'] ?? '' }]
    expect(await library.save(talk, { files, base: 0, draft: false })).toBe('id-taken')
    await library.save(lift, { files: filesOf('lift'), base: 0, draft: false })
    expect(await library.save(lift, { files: filesOf('lift'), base: 0, draft: false })).toBe(
      'id-taken',
    )
  })
})

describe('at start', () => {
  test('what is faulty by now is left out and said, the others are there', async () => {
    await library.save(own, { files: rubric(), base: 0, draft: false })
    const files = JSON.stringify(filesOf('lift', 'level: any', 'level: expert'))
    await store.addEntryVersion({ ...lift, version: 1, savedAtMs: 1, offered: true, files })
    await open()
    expect(said).toEqual([
      'exercises/lift/manifest.yaml:4: `level` has an unknown value; write one of junior, intermediate, senior, any',
    ])
    expect(library.exercise('lift')).toBeUndefined()
    expect(library.rubric('own')).toBeDefined()
    expect((await library.list()).map(({ id, offers }) => [id, offers])).toEqual([
      ['lift', null],
      ['own', 1],
    ])
  })

  test('a folder’s entry of the same id goes first, and the team’s is kept', async () => {
    await library.save(lift, { files: filesOf('lift'), base: 0, draft: false })
    const files = { ...goodFiles, 'lift/manifest.yaml': goodFiles['lift/manifest.yaml'] ?? '' }
    const whole = await writeLibrary(files)
    folders = await openLibrary({ folders: [whole.folder] })
    await open()
    expect(library.exercises).toHaveLength(1)
    expect(library.originOf('exercises', 'lift')).toBe('built-in')
    expect(await library.versions(lift)).toHaveLength(1)
    await whole.remove()
  })
})

test('what is deleted is offered no more, and its id is free again', async () => {
  await library.save(lift, { files: filesOf('lift'), base: 0, draft: false })
  await library.remove(lift)
  expect(library.exercise('lift')).toBeUndefined()
  expect(await library.list()).toEqual([])
  // Whoever still has it open does not lose it: their saving is refused, and as a new entry it is taken.
  expect(await library.save(lift, { files: filesOf('lift'), base: 1, draft: false })).toBe(
    'stale-version',
  )
  expect(await library.save(lift, { files: filesOf('lift'), base: 0, draft: false })).toMatchObject(
    {
      version: 1,
    },
  )
})
