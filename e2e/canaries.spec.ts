/**
 * Sixty-four canaries in each private field, of the library and of what examiners write. Whatever a candidate's and an
 * observer's browser receives, keeps or prints is searched for all of them, in every encoding in which text travels.
 */
import type { BrowserContext } from '@playwright/test'
import { expect } from './support/fixtures.ts'
import type { Visitor } from './support/fixtures.ts'
import { onlyRoom, privateFields, publicFields, testWithLibrary } from './support/library-folder.ts'
import type { LibraryField } from './support/library-folder.ts'
import { Secrets } from './support/secrets.ts'

const canariesEach = 64
const written = ['note', 'general', 'pin', 'shared', 'chat', 'reason', 'why'] as const
type Field = LibraryField | (typeof written)[number]

/** Chance makes them: nothing else can hold one by accident, and no code knows them. */
const canaries = new Map<Field, readonly string[]>(
  [...privateFields, ...publicFields, ...written].map((field) => [
    field,
    Array.from(
      { length: canariesEach },
      () => `q${Math.random().toString(36).slice(2, 13).padEnd(11, '0')}z`,
    ),
  ]),
)
const say = (field: Field) => (canaries.get(field) ?? []).join(' ')
const all = (fields: readonly Field[]) => fields.flatMap((field) => canaries.get(field) ?? [])

const test = testWithLibrary(say)

/** What a browser keeps: storages, databases and cookies. */
async function kept(context: BrowserContext): Promise<Buffer> {
  const state = await context.storageState({ indexedDB: true })
  const sessions = await Promise.all(
    context
      .pages()
      .map((page) => page.evaluate(() => JSON.stringify(Object.entries(sessionStorage)))),
  )
  return Buffer.from(JSON.stringify([state, sessions]))
}

/** What is on the screen, hidden parts and attributes included. */
const shown = async ({ room }: Visitor) => Buffer.from(await room.page.content())

test('no canary reaches a candidate or an observer before its time, and most never', async ({
  createInterview,
  enter,
}) => {
  test.setTimeout(300_000)
  const interview = await createInterview(onlyRoom)
  const examiner = await enter(interview, 'examiner', 'Adèle Martin')
  const second = await enter(interview, 'examiner', 'Marc Petit')
  const outsiders = [
    await enter(interview, 'candidate', 'Camille Durand'),
    await enter(interview, 'observer', 'Zoé Roux'),
  ]
  const [candidate, observer] = outsiders
  if (!candidate || !observer) throw new Error('nobody came')

  const untold: readonly Field[] = [...privateFields, ...written]
  async function expectNothing(when: string) {
    for (const outsider of outsiders) {
      const secrets = new Secrets(all(untold))
      const found = [
        ...(await outsider.traffic.search(secrets)),
        ...secrets.in(await kept(outsider.room.page.context())),
        ...secrets.in(await shown(outsider)),
      ]
      expect(found, when).toEqual([])
    }
  }
  await expectNothing('in the lobby')

  const { page, rubric } = examiner.room
  await examiner.room.start()
  await page.getByRole('radio', { name: 'Drill-down' }).click()
  await examiner.room.revealNext()
  for (const { room } of outsiders) {
    await room.view('Code')
    await room.editorReady()
    await expect(
      room.page.getByRole('listitem').filter({ hasText: say('one-prompt') }),
    ).toBeVisible()
  }
  await page.keyboard.press('Alt+e')
  await rubric.getByLabel('What did you see or hear?').fill(say('pin'))
  await page.keyboard.press('Enter')
  await rubric
    .getByLabel(/^Your note on/)
    .first()
    .fill(say('note'))
  await rubric.getByLabel('Your general notes').fill(say('general'))
  await rubric.getByRole('tab', { name: 'Notes' }).click()
  await rubric.getByLabel('Shared notes').fill(say('shared'))
  await rubric.getByLabel('A word to the other examiners').fill(say('chat'))
  await page.keyboard.press('Enter')
  await second.room.rubric.getByRole('tab', { name: 'Notes' }).click()
  await expect(second.room.rubric.getByText(say('chat'))).toBeVisible()
  await examiner.room.expectSaved()
  await expectNothing('while the interview runs')

  await examiner.room.end()
  await expect(candidate.room.page.getByRole('heading', { name: /^Thank you/ })).toBeVisible()
  await page.getByText('1', { exact: true }).first().click()
  await page.getByLabel(/^Why your score on/).fill(say('reason'))
  await page.getByRole('radio', { name: 'Strong yes', exact: true }).click()
  const why = page.getByLabel('Why', { exact: true })
  await why.fill(say('why'))
  await page.reload()
  await expect(why).toHaveValue(say('why'))
  for (const { room } of outsiders) await room.page.reload()
  await expect(candidate.room.page.getByRole('heading', { name: /^Thank you/ })).toBeVisible()
  await expectNothing('after the end')

  // The search is able to find: of each field somebody has received all that they may.
  const mine = new Secrets(all([...privateFields, ...publicFields]))
  expect(new Set(await examiner.traffic.search(mine)).size).toBe(mine.count)
  const told = new Secrets(all(['one-prompt', 'opening', 'stage']))
  expect(new Set(await candidate.traffic.search(told)).size).toBe(told.count)
  const shared = new Secrets(all(['shared', 'chat']))
  expect(new Set(await second.traffic.search(shared)).size).toBe(shared.count)
})
