import { describe, expect, test } from 'vitest'
import { openLibrary } from './library.ts'
import { english, french, manifest } from './testing/bad-libraries.ts'
import { codingFiles, goodFiles } from './testing/write-library.ts'
import { write } from './testing/written.ts'

describe('a good library', () => {
  test('is read whole', async () => {
    const library = await openLibrary({ folders: [(await write(codingFiles)).folder] })
    expect(library.plans.map(({ id }) => id)).toEqual(['talk'])
    expect(library.rubrics.map(({ id }) => id)).toEqual(['short'])
    expect(library.exercises.map(({ id }) => id)).toEqual(['double', 'lift'])
    const lift = library.exercise('lift')
    expect(lift?.drillDown?.opening).toEqual({
      fr: 'Un ascenseur, dix étages.',
      en: 'One lift, ten floors.',
    })
    expect(lift?.drillDown?.rungs[0]).toEqual({
      id: 'needs',
      prompt: { fr: 'Que vous faut-il savoir ?', en: 'What do you need to know?' },
      minutes: 3,
      weak: { fr: 'Rien.', en: 'Nothing.' },
      ok: { fr: 'Les étages.', en: 'The floors.' },
      strong: { fr: 'Les gens.', en: 'The people.' },
      hints: [
        { fr: 'Qui attend ?', en: 'Who waits?' },
        { fr: 'Combien de temps ?', en: 'For how long?' },
      ],
      traps: [],
      criteria: ['framing'],
    })
    expect(lift?.drillDown?.traps).toEqual([{ fr: 'Deux ascenseurs.', en: 'Two lifts.' }])
    expect(lift?.coding).toBeUndefined()
    expect(library.exercise('double')?.coding?.starters.javascript?.[0]?.name).toBe('double.js')
  })

  test('knows what comes along from what stands beside it', async () => {
    const first = await write(goodFiles)
    const plan = (goodFiles['plans/talk.yaml'] ?? '').replace('id: talk', 'id: own')
    const second = await write({ 'plans/own.yaml': plan })
    const library = await openLibrary({ folders: [first.folder, second.folder] })
    expect(library.originOf('plans', 'talk')).toBe('built-in')
    expect(library.originOf('plans', 'own')).toBe('folder')
    expect(library.originOf('exercises', 'lift')).toBe('built-in')
    expect(library.originOf('exercises', 'talk')).toBeUndefined()
  })

  test('has paragraphs on one line, whatever their line breaks in the file', async () => {
    const library = await openLibrary({ folders: [(await write(goodFiles)).folder] })
    const order = library.exercise('lift')?.drillDown?.rungs[1]
    expect(order?.prompt.en).toBe('Where does it go first?')
  })

  test('answers undefined for what it does not have, even for names of objects’ own', async () => {
    const library = await openLibrary({ folders: [(await write(goodFiles)).folder] })
    for (const id of ['unknown', '__proto__', 'constructor', '']) {
      expect(library.plan(id)).toBeUndefined()
      expect(library.rubric(id)).toBeUndefined()
      expect(library.exercise(id)).toBeUndefined()
    }
  })

  test('is offered in the order that order.yaml names, the rest by id', async () => {
    const files = { ...codingFiles, 'order.yaml': 'exercises: [lift]\n' }
    const library = await openLibrary({ folders: [(await write(files)).folder] })
    expect(library.exercises.map(({ id }) => id)).toEqual(['lift', 'double'])
  })

  test('may stand in two folders: the second uses the criteria of the first', async () => {
    const { [manifest]: own, [english]: en, [french]: fr, ...builtIn } = codingFiles
    const second = { [manifest]: own ?? '', [english]: en ?? '', [french]: fr ?? '' }
    const folders = [(await write(builtIn)).folder, (await write(second)).folder]
    const library = await openLibrary({ folders })
    expect(library.exercises.map(({ id }) => id)).toEqual(['double', 'lift'])
  })
})

describe('what an entry is made of', () => {
  test('is there word for word, whatever its kind, for whoever copies it', async () => {
    const files = { ...codingFiles, 'double/README.md': '# Why\n' }
    const library = await openLibrary({ folders: [(await write(files)).folder] })
    const double = Object.entries(files).filter(([path]) => path.startsWith('double/'))
    const own = library.filesOf('exercises', 'double') ?? []
    expect(Object.fromEntries(own.map(({ path, text }) => [`double/${path}`, text]))).toEqual(
      Object.fromEntries(double),
    )
    expect(library.filesOf('plans', 'talk')).toEqual([
      { path: 'talk.yaml', text: codingFiles['plans/talk.yaml'] },
    ])
    expect(library.filesOf('rubrics', 'talk')).toBeUndefined()
  })
})
