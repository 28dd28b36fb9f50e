import { symlink } from 'node:fs/promises'
import { describe, expect, test } from 'vitest'
import { LibraryError, openLibrary } from './library.ts'
import { badLibraries, changed, english, manifest } from './testing/bad-libraries.ts'
import { codingFiles, goodFiles } from './testing/write-library.ts'
import type { WrittenLibrary } from './testing/write-library.ts'
import { write } from './testing/written.ts'

/** What is said about a library, with paths from its folder. */
async function problemsOf(library: WrittenLibrary): Promise<string[]> {
  const folders = [library.folder]
  const error: unknown = await openLibrary({ folders }).catch((caught: unknown) => caught)
  if (!(error instanceof LibraryError)) return []
  return error.message.split('\n').map((line) => line.replaceAll(`${library.folder}/`, ''))
}

describe('a bad library is refused', () => {
  test.each(badLibraries)('for %s', async (_, files, message) => {
    expect(await problemsOf(await write(files))).toContain(message)
  })

  test('for a missing file, by the name that it should have', async () => {
    const { [english]: _, ...files } = codingFiles
    expect(await problemsOf(await write(files))).toEqual([
      'lift/drill-down.en.md:1: the drill-down is missing; write this file',
    ])
  })

  test('for starter files that are too much to show at once', async () => {
    const [name = ''] = Object.keys(codingFiles).filter((file) => file.includes('/starter/'))
    const large = `${codingFiles[name] ?? ''}${'x'.repeat(97 * 1024)}`
    const library = await write({ ...codingFiles, [name]: large })
    expect((await problemsOf(library)).join()).toMatch(
      /starter:1: the starter files hold 9\d KB in all; keep them to 96 KB$/,
    )
  })

  test('for a folder that does not exist', async () => {
    const library = await write({})
    const folder = library.path('nowhere')
    await expect(openLibrary({ folders: [folder] })).rejects.toThrow(
      `${folder}:1: there is no such folder; correct the path`,
    )
  })

  test('for a link to a file elsewhere, which is not read', async () => {
    const secret = await write({ 'secret.md': '# Lift\n\nSecret.\n' })
    const { [english]: _, ...files } = goodFiles
    const library = await write(files)
    await symlink(secret.path('secret.md'), library.path(english))
    const problems = await problemsOf(library)
    expect(problems[0]).toBe(
      'lift/drill-down.en.md:1: this is a link or a device; put a real file in its place',
    )
    expect(problems.join()).not.toContain('Secret')
  })

  test('for a link to a folder elsewhere, which is not read', async () => {
    const other = await write(codingFiles)
    const library = await write(goodFiles)
    await symlink(other.path('double'), library.path('double'))
    expect(await problemsOf(library)).toEqual([
      'double:1: this is a link or a device; put a real file in its place',
    ])
  })

  test('with everything that is wrong, not only the first thing', async () => {
    const files = {
      ...changed(manifest, 'minutes: 7', 'minutes: 8'),
      'double/statement.fr.md': '# Doubler\n\n<script>double()</script>\n',
      'plans/talk.yaml': goodFiles['plans/talk.yaml']?.replace('minutes: 30', 'minutes: 0') ?? '',
    }
    expect(await problemsOf(await write(files))).toEqual([
      'plans/talk.yaml:7: `stages.0.minutes` is too small; give it at least 1',
      'double/statement.fr.md:3: raw HTML is not allowed: <script>double()</script>; write it in Markdown, or between backquotes to show it',
      'lift/manifest.yaml:5: `minutes` is 8, but the rungs add up to 7; write 7, or change a rung',
    ])
  })
})
