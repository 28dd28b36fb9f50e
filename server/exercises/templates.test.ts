/** A new entry begins with nothing wrong: its author sees what a whole one looks like, and may offer it at once. */
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { entryFromTemplate, templateKinds, templateNames } from '#shared/entry-templates.ts'
import { withId } from '#shared/library-entry.ts'
import { checkEntry } from './check-entry.ts'
import { openLibrary } from './library.ts'
import { criteriaOf } from './read-library.ts'
import { readZip } from './zip/read-zip.ts'
import { writeZip } from './zip/write-zip.ts'

const library = await openLibrary({ folders: [join(import.meta.dirname, '../../exercises')] })
const criteria = criteriaOf(library.rubrics)

describe.each(templateNames)('the template of a new %s', (template) => {
  const kind = templateKinds[template]
  const files = entryFromTemplate(template, 'my-own')

  test('has nothing wrong with it', async () => {
    const { problems, value } = await checkEntry(kind, 'my-own', files, criteria)
    expect(problems).toEqual([])
    expect(value?.id).toBe('my-own')
  })

  test('comes back from a zip as it was', () => {
    expect(readZip(writeZip(kind, 'my-own', files))).toEqual({
      entry: { kind, id: 'my-own', files },
    })
  })
})

test('every entry that comes along can be copied under another id, without anything wrong with it', async () => {
  const entries = [
    ...library.exercises.map(({ id }) => ['exercises', id] as const),
    ...library.plans.map(({ id }) => ['plans', id] as const),
    ...library.rubrics.map(({ id }) => ['rubrics', id] as const),
  ]
  for (const [kind, id] of entries) {
    const copy = withId(kind, id, 'a-copy', library.filesOf(kind, id) ?? [])
    const { problems, value } = await checkEntry(kind, 'a-copy', copy, criteria)
    expect(problems, id).toEqual([])
    expect(value?.id).toBe('a-copy')
  }
})
