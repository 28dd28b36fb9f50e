import { describe, expect, test } from 'vitest'
import { openLibrary } from './library.ts'
import { Problems } from './problems.ts'
import { readExercise } from './read-exercise.ts'
import { diskFiles } from './read-files.ts'
import { badLibraries, manifest, only } from './testing/bad-libraries.ts'
import { codingFiles } from './testing/write-library.ts'
import { write } from './testing/written.ts'

describe('in a library of one’s own', () => {
  const idOf: Record<string, string> = { lift: 'lift', double: 'double' }

  /** The built-in library is good, the second one is `files`; `own` stands for its folder in what is said. */
  async function openBeside(files: Record<string, string>) {
    const ours = await write({
      'rubrics/short.yaml': codingFiles['rubrics/short.yaml'] ?? '',
      'plans/talk.yaml': codingFiles['plans/talk.yaml'] ?? '',
    })
    const own = await write(files)
    const said: string[] = []
    const library = await openLibrary({
      folders: [ours.folder, own.folder],
      onProblems: ({ message }) =>
        said.push(...message.replaceAll(`${own.folder}/`, '').split('\n')),
    })
    return { library, said, own }
  }

  const { 'rubrics/short.yaml': _rubric, 'plans/talk.yaml': _plan, ...exercises } = codingFiles
  const another = (kind: 'plans' | 'rubrics', id: string, was: string) =>
    (codingFiles[`${kind}/${was}.yaml`] ?? '').replace(`id: ${was}`, `id: ${id}`)

  test.each(badLibraries.filter(([, files]) => !Object.keys(files).includes('order.yaml')))(
    '%s leaves that entry out, and everything else is there',
    async (_, files, message) => {
      const { 'rubrics/short.yaml': __, 'plans/talk.yaml': plan, ...rest } = files
      const own = {
        ...rest,
        ...(plan !== codingFiles['plans/talk.yaml'] && { 'plans/talk.yaml': plan ?? '' }),
        'plans/own.yaml': another('plans', 'own', 'talk'),
      }
      const { library, said } = await openBeside(own)
      expect(said).toContain(message)
      expect(library.plan('own')).toBeDefined()
      expect(library.plan('talk')).toBeDefined()
      expect(library.rubric('short')).toBeDefined()
      const spoilt = message.split('/')[0] ?? ''
      for (const id of ['lift', 'double']) {
        expect(library.exercise(id) === undefined, id).toBe(idOf[spoilt] === id)
      }
    },
  )

  test('an id that comes along already is refused, naming where; the first stays', async () => {
    const plan = (codingFiles['plans/talk.yaml'] ?? '').replace('minutes: 30', 'minutes: 5')
    const { library, said } = await openBeside({ ...exercises, 'plans/talk.yaml': plan })
    expect(said).toEqual([
      expect.stringMatching(
        /^plans\/talk\.yaml:1: `talk` exists already in .*plans\/talk\.yaml; give/,
      ),
    ])
    expect(library.plan('talk')?.stages[0]?.minutes).toBe(30)
    expect(library.exercises).toHaveLength(2)
  })

  test('a faulty rubric does not take the exercises along that look at its criteria', async () => {
    const rubric = another('rubrics', 'long', 'short').replace('id: framing', 'id: charm')
    const lift = {
      ...only(manifest, 'minutes: 4, criteria: [framing]', 'minutes: 4, criteria: [charm]'),
    }
    const files = {
      ...exercises,
      ...lift,
      'rubrics/long.yaml': rubric.replace('weight: 1', 'weight: 0'),
    }
    const { library, said } = await openBeside(files)
    expect(said).toHaveLength(1)
    expect(library.exercise('lift')).toBeDefined()
  })

  test('what is said is said in French as well', async () => {
    const { own } = await openBeside(exercises)
    const problems = new Problems()
    await own.write(manifest, (exercises[manifest] ?? '').replace('minutes: 7', 'minutes: 8'))
    await readExercise(diskFiles, own.path('lift'), undefined, problems)
    expect(problems.list.map(({ what, remedy }) => [what.fr, remedy.fr])).toEqual([
      [
        '`minutes` vaut 8, mais la somme des questions fait 7',
        'écrivez 7, ou changez une question',
      ],
    ])
  })
})
