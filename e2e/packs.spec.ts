/** The runtime pack that the documentation describes, made by the book and put beside a server of its own. */
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base } from './support/fixtures.ts'
import { OutputPanel } from './support/output-panel.ts'
import { ServerProcess } from './support/server-process.ts'

const book = join(import.meta.dirname, '../server/runtimes/README.md')

/** The blocks of the text that are files, by name. */
async function filesOfBook(): Promise<ReadonlyMap<string, string>> {
  const text = await readFile(book, 'utf8')
  const blocks = text.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm)
  return new Map([...blocks].map(([, name = '', body = '']) => [name, body]))
}

async function makePack(folder: string): Promise<void> {
  const files = await filesOfBook()
  const manifest = JSON.parse(files.get('manifest.json') ?? '') as {
    readonly name: string
    readonly version: string
    readonly files: { readonly name: string; sha256: string }[]
  }
  const pack = join(folder, `${manifest.name}@${manifest.version}`)
  await mkdir(pack)
  for (const file of manifest.files) {
    const text = files.get(file.name) ?? ''
    file.sha256 = createHash('sha256').update(text).digest('hex')
    await writeFile(join(pack, file.name), text)
  }
  await writeFile(join(pack, 'manifest.json'), JSON.stringify(manifest))
}

const test = base.extend<object, { server: ServerProcess }>({
  server: [
    async ({}, provide) => {
      const folder = await mkdtemp(join(tmpdir(), 'pairboard-packs-'))
      await makePack(folder)
      const server = await ServerProcess.start({ RUNTIMES_DIR: folder })
      await provide(server)
      await server.stop()
      await rm(folder, { recursive: true })
    },
    { scope: 'worker' },
  ],
})

test('a language that a pack brings runs, reads, fails at a place and is stopped like any other', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview()
  const mine = new OutputPanel(candidate.room.page)
  const theirs = new OutputPanel(examiner.room.page)
  await mine.bring([
    { name: 'answer.post', text: ', .\n6 7 * .\n' },
    { name: 'wrong.post', text: '1 2 +\n3 minus\n' },
    { name: 'turns.post', text: '1 .\nforever\n' },
  ])
  await mine.region.getByRole('button', { name: 'Input' }).click()
  await mine.region.getByRole('textbox').fill('Ann\n')
  await mine.begin('answer.post')
  await expect(theirs.output).toContainText(/Ann\s*42/)
  await expect(theirs.region).toContainText('Postfix ·')

  await mine.begin('wrong.post')
  await expect(theirs.output).toContainText('unknown word minus')
  await theirs.output.getByRole('button', { name: 'wrong.post:2' }).click()
  await expect(theirs.tab('wrong.post')).toHaveAttribute('aria-selected', 'true')

  await mine.begin('turns.post')
  await expect(theirs.output).toContainText('1')
  await mine.stop.click()
  await expect(mine.runButton).toBeVisible()
  await expect(theirs.output).toContainText('Stopped')
})
