/** A whole interview: examiners, a candidate and an observer, from its creation to the comparison. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { strFromU8, unzipSync } from 'fflate'
import { z } from 'zod'
import { linkedSchema } from './support/linked.ts'
import { graveViolations, violations } from './support/accessibility.ts'
import { expect, test } from './support/fixtures.ts'
import type { Visitor } from './support/fixtures.ts'

test.use({ actionTimeout: 30_000 })

const criteria = [
  'Framing',
  'Correctness',
  'Testing',
  'Trade-offs',
  'Clarity of code or diagram',
  'Communication',
  'Autonomy',
  'Professional posture',
] as const

/** One in each field that only examiners may read. */
const secrets = [
  'canary-note-a1b2',
  'canary-general-c3d4',
  'canary-pin-e5f6',
  'canary-shared-a7b8',
  'canary-chat-c9d0',
  'canary-reason-e1f2',
  'canary-why-a3b4',
  'canary-weight-c5d6',
]
const [note, general, pinned, shared, chat, reason, why, weighed] = secrets as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
  string,
]
const unwatched = '// canary-unwatched-77cd'
const farewell = 'You hear from us by Friday.'

test('from creation to comparison, with nothing private outside the examiners’ browsers', async ({
  server,
  newVisitor,
}) => {
  test.setTimeout(300_000)
  const adele = await newVisitor()
  const { room: roomId, links } = await createInHome(adele.room.page, server.origin)
  const enter = async (role: keyof typeof links, name: string): Promise<Visitor> => {
    const visitor = await newVisitor()
    await visitor.room.open(`${server.origin}/room/${roomId}#${links[role]}`)
    await visitor.room.join(name)
    return visitor
  }
  await adele.room.open(`${server.origin}/room/${roomId}`)
  await adele.room.join('Adèle Martin')
  const marc = await enter('examiner', 'Marc Petit')
  const camille = await enter('candidate', 'Camille Durand')
  const zoe = await enter('observer', 'Zoé Roux')

  await test.step('before the start: when the debrief opens, and what a criterion weighs here', async () => {
    const { page } = adele.room
    await page.getByRole('button', { name: 'Room settings' }).click()
    await page.getByLabel('The debrief opens after the end').selectOption({ label: 'at once' })
    await page.getByRole('button', { name: 'Save' }).click()
    await expect(page.getByText('The settings are saved')).toBeVisible()
    await page.getByRole('button', { name: /^Correctness: weight/ }).click()
    await page.getByLabel('Weight in this interview').selectOption('3')
    await page.getByLabel('Why', { exact: true }).fill(weighed)
    await page.getByRole('button', { name: 'Keep this weight' }).click()
    await expect(adele.room.rubric.getByText(weighed)).toBeVisible()
  })

  await test.step('prompts, scores, pins and notes', async () => {
    await adele.room.start()
    await adele.room.page.getByRole('radio', { name: 'Drill-down' }).click()
    await adele.room.revealNext()
    await camille.room.view('Code')
    await camille.room.editorReady()
    // What others prepared until the start is what everybody scores by.
    await expect(marc.room.rubric.getByText(weighed)).toBeVisible()
    await expect(marc.room.rubric.getByRole('button', { name: /: weight \d/ })).toHaveCount(0)
    await scoreAll(adele, 4)
    await adele.room.view('Board')
    await adele.room.boardReady()
    await adele.room.draw([0.3, 0.3], [0.6, 0.6])
    await adele.room.page.keyboard.press('v')
    await adele.room.page.keyboard.press('Control+a')
    await expect(adele.room.page.getByRole('button', { name: /^Delete — / })).toBeEnabled()
    await adele.room.page.keyboard.press('Alt+e')
    await expect(adele.room.rubric.getByText('1 shape · question 1').first()).toBeVisible()
    await adele.room.rubric.getByLabel('Evidence for').selectOption({ label: 'Framing' })
    const words = adele.room.rubric.getByLabel('What did you see or hear?')
    await words.fill(pinned)
    await words.press('Enter')
    await adele.room.view('Code')
    await adele.room.writeNote('Framing', note)
    await adele.room.rubric.getByLabel('Your general notes').fill(general)
    await adele.room.rubric.getByRole('tab', { name: 'Notes' }).click()
    await adele.room.rubric.getByLabel('Shared notes').fill(shared)
    await adele.room.rubric.getByLabel('A word to the other examiners').fill(chat)
    await adele.room.page.keyboard.press('Enter')
    await marc.room.rubric.getByRole('tab', { name: 'Notes' }).click()
    await expect(marc.room.rubric.getByText(chat)).toBeVisible()
    await marc.room.rubric.getByRole('tab', { name: 'Rubric' }).click()
    await scoreAll(marc, 2)
  })

  const ines =
    await test.step('the unwatched stage shows nothing until the candidate is done', async () => {
      await adele.room.page.getByRole('button', { name: /^Prepare alone/ }).click()
      const banner = camille.room.page.getByRole('region', { name: 'Unwatched time' })
      await expect(banner).toContainText('You work unwatched')
      await camille.room.view('Code')
      await camille.room.editor.locator('.view-lines').click()
      await camille.room.page.keyboard.insertText(unwatched)
      await camille.room.expectSaved()
      const late = await enter('examiner', 'Inès Roy')
      for (const { room, traffic } of [adele, marc, late, zoe]) {
        await expect(room.page.getByText('Camille Durand works unwatched.').first()).toBeVisible()
        expect(await traffic.find([unwatched])).toEqual([])
      }
      await banner.getByRole('button', { name: 'I am done' }).click()
      await expect(banner).toHaveCount(0)
      for (const { traffic } of [adele, marc, late, zoe]) {
        await expect.poll(async () => (await traffic.find([unwatched])).length).toBeGreaterThan(0)
      }
      return late
    })

  await test.step('the end, and each seals alone', async () => {
    await adele.room.end(farewell)
    await expect(camille.room.page.getByRole('heading', { name: /^Thank you/ })).toBeVisible()
    await expect(camille.room.page.getByText(farewell)).toBeVisible()
    await abstain(ines.room.page)
    await seal(adele.room.page, 'Strong yes')
    await marc.room.page.getByLabel('Why your score on Framing has no pinned moment').fill(reason)
    await marc.room.page.getByRole('radio', { name: 'Yes', exact: true }).click()
    await marc.room.page.getByLabel('Why', { exact: true }).fill(why)
    await adele.room.open(`${server.origin}/room/${roomId}/report`)
    await expect(adele.room.page.getByText('Marc Petit has not sealed yet')).toBeVisible()
    expect(await adele.traffic.find([reason, why])).toEqual([])
    await seal(marc.room.page, 'Yes')
  })

  await test.step('the candidate takes home their own work, and nothing else', async () => {
    const { names, text } = await downloadWork(camille.room.page)
    expect(names).toEqual(
      expect.arrayContaining([
        'code/flood-fill.ts',
        'prompts.md',
        'about.txt',
        'whiteboard.txt',
        'whiteboard.svg',
        'whiteboard.png',
      ]),
    )
    for (const own of [unwatched, farewell, 'Everything is deleted on', '<svg', '\u0089PNG']) {
      expect(text).toContain(own)
    }
    for (const secret of secrets) expect(text).not.toContain(secret)
  })

  await test.step('the report puts the disagreement first', async () => {
    const { page } = adele.room
    await page.reload()
    await expect(page.getByText('2 apart: talk about this one')).toBeVisible()
    await expect(page.getByText(why)).toBeVisible()
    await expect(page.getByText(reason)).toBeVisible()
    await expect(page.getByText(weighed)).toBeVisible()
    await expect(page.getByText('Camille Durand 24 characters')).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

  await test.step('its evidence leads to that moment, and the whole is watched again', async () => {
    const { page } = adele.room
    await page
      .getByRole('row', { name: /^Framing/ })
      .getByRole('link')
      .first()
      .click()
    await expect(page.getByText(pinned)).toBeVisible()
    await expect(page.locator('.tl-shape')).toHaveCount(1)
    await adele.room.editorReady()
    expect((await adele.room.lines()).join('\n')).not.toContain(unwatched)
    await expect(page.getByText(/about \d+ min left/)).toHaveCount(0)
    await page.getByRole('radio', { name: '32×' }).click()
    await page.getByRole('button', { name: 'Play' }).click()
    const moment = page.getByRole('slider', { name: 'Moment of the interview' })
    const end = await moment.getAttribute('max')
    await expect.poll(() => moment.inputValue()).toBe(end)
    await expect.poll(async () => (await adele.room.lines()).join('\n')).toContain(unwatched)
    await moment.press('Home')
    await expect(page.locator('.tl-shape')).toHaveCount(0)
    expect(await graveViolations(page)).toEqual([])
    await page.goBack()
  })

  await test.step('the comparison hides the name until it is asked for', async () => {
    const { page } = adele.room
    await page.getByRole('link', { name: 'Compare' }).click()
    await expect(page.getByRole('columnheader', { name: 'Candidate A' })).toBeVisible()
    await expect(page.getByText('Camille Durand')).toHaveCount(0)
    await page.getByRole('button', { name: 'Show names' }).click()
    await expect(page.getByRole('columnheader', { name: 'Camille Durand' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

  const found = new Set((await adele.traffic.find(secrets)).map((hit) => hit.split(' in ')[0]))
  expect(found.size, 'the search is able to find').toBeGreaterThan(2)
  expect(await camille.traffic.find(secrets)).toEqual([])
  expect(await zoe.traffic.find(secrets)).toEqual([])
})

async function createInHome(page: Page, origin: string) {
  await page.goto(origin)
  await page.getByLabel('Candidate').fill('Camille Durand')
  await page.getByLabel('Role').fill('Backend')
  await page.getByText(/^Case study/).click()
  await page.getByLabel('Drill-down').selectOption('flood-fill')
  await page.getByRole('button', { name: 'Create the room' }).click()
  await page.waitForURL(/\/room\/\w+\/links$/)
  const kept = await page.evaluate(() => localStorage.getItem('pairboard.interviews.1'))
  const [created] = z.array(linkedSchema).parse(JSON.parse(kept ?? ''))
  if (!created) throw new Error('the browser kept no interview')
  return created
}

/** Framing gets the score, last and with the focus left there; everything else was not observed. */
async function scoreAll({ room }: Visitor, framing: 2 | 4) {
  for (const criterion of criteria.slice(1)) {
    await room.levels(criterion).getByText('Not observed').click()
  }
  await room.score('Framing', framing)
}

async function abstain(page: Page) {
  await page.getByRole('button', { name: 'I do not score' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'I do not score' }).click()
  await expect(page.getByText(/^Sealed, /)).toBeVisible()
}

/** The names of what the archive holds, and all that can be read in it. */
async function downloadWork(page: Page) {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download your work' }).click()
  const entries = unzipSync(await readFile(await (await download).path()))
  return {
    names: Object.keys(entries),
    text: Object.values(entries)
      .map((one) => strFromU8(one, true))
      .join('\n'),
  }
}

async function seal(page: Page, verdict: string) {
  await page.getByRole('radio', { name: verdict, exact: true }).click()
  await page.getByRole('button', { name: 'Seal my scorecard' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Seal my scorecard' }).click()
  await expect(page.getByText(/^Sealed, /)).toBeVisible()
}
