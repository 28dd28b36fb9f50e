import type { Page } from '@playwright/test'
import { exerciseIdSchema } from '#shared/ids.ts'
import { graveViolations } from './support/accessibility.ts'
import { expect, test } from './support/fixtures.ts'

/** Who prepares interviews in a browser writes for the library in it. */
async function prepareInterview(page: Page, origin: string): Promise<void> {
  await page.goto(origin)
  await page.getByLabel('Candidate', { exact: true }).fill('Camille Durand')
  await page.getByLabel('Role', { exact: true }).fill('Backend')
  await page.getByRole('button', { name: 'Create the room' }).click()
  await expect(page).toHaveURL(/\/links$/)
}

/** The editor page as its author uses it, by the names on the screen (in English). */
function deskOf(page: Page) {
  const line = (text: string) =>
    page.locator('.monaco-editor .view-line', { hasText: text }).first()
  return {
    line,
    problems: page.getByRole('region', { name: 'What is wrong' }),
    preview: page.getByRole('region', { name: 'Preview' }),
    async ready() {
      await expect(page.locator('.monaco-editor .view-line').first()).toBeVisible()
      await expect(page.getByText('Nothing is wrong.')).toBeVisible()
    },
    /** The caret at the end of a line, by a click and a key. */
    async goToEndOf(text: string) {
      await line(text).click()
      await page.keyboard.press('End')
    },
    async more(item: string) {
      await page.getByRole('button', { name: 'More' }).click()
      await page.getByRole('menuitem', { name: item, exact: true }).click()
    },
  }
}

test('a team writes a drill-down from a template, mends its mistake and interviews with it', async ({
  createInterview,
  enter,
  newVisitor,
  server,
}) => {
  const { page } = (await newVisitor()).room
  await prepareInterview(page, server.origin)
  await page.goto(`${server.origin}/exercises`)
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'New drill-down' }).click()
  await page.getByLabel('Id', { exact: true }).fill('tidy-shelf')
  await page.keyboard.press('Enter')
  const desk = deskOf(page)
  await desk.ready()
  await expect(desk.preview.getByText('What would you build first?')).toBeVisible()
  await expect(desk.preview.getByText('Listen for')).toHaveCount(0)
  await desk.preview.getByRole('radio', { name: 'As the examiner' }).click()
  await expect(desk.preview.getByText('Listen for').first()).toBeVisible()
  expect(await graveViolations(page), 'editor page').toEqual([])

  // A file that is called otherwise is missed where it was; called so again, all is well.
  await page.getByRole('tab', { name: 'drill-down.fr.md' }).click()
  const rename = async (from: string, to: string) => {
    await page.getByRole('tab', { name: from }).press('F2')
    await page.getByLabel('Path').fill(to)
    await page.keyboard.press('Enter')
    await expect(page.getByRole('tab', { name: to })).toHaveAttribute('aria-selected', 'true')
  }
  await rename('drill-down.fr.md', 'ladder.fr.md')
  await expect(desk.problems).toContainText('drill-down.fr.md')
  await rename('ladder.fr.md', 'drill-down.fr.md')
  await page.getByRole('tab', { name: 'manifest.yaml' }).click()
  await expect(page.getByText('Nothing is wrong.')).toBeVisible()

  // A mistake is said with its place, and its line leads there; a draft may have it, an interview may not.
  await desk.goToEndOf('minutes: 8')
  await page.keyboard.type('0')
  const mistake = desk.problems.getByRole('button', { name: /manifest\.yaml, line 5/ })
  await expect(mistake).toContainText('`minutes` is 80, but the rungs add up to 8; write 8')
  await expect(desk.preview.getByText('As it was before the last mistake.')).toBeVisible()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Draft, version 1', { exact: true })).toBeVisible()
  expect(await graveViolations(page), 'with a mistake').toEqual([])
  await page.getByRole('tab', { name: 'drill-down.en.md' }).click()
  await mistake.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('tab', { name: 'manifest.yaml', exact: false })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await expect(page.locator('.monaco-editor textarea')).toBeFocused()
  await page.keyboard.press('End')
  await page.keyboard.press('Backspace')
  await expect(page.getByText('Nothing is wrong.')).toBeVisible()
  await page.keyboard.press('Control+s')
  await expect(page.getByText('Version 2, offered')).toBeVisible()

  // It is there for whoever prepares an interview, and its room begins with it.
  await page.getByRole('link', { name: 'Start an interview with this' }).click()
  await expect(page.getByLabel('Drill-down')).toHaveValue('tidy-shelf')
  const own = await createInterview({ drillDown: exerciseIdSchema.parse('tidy-shelf') })
  const examiner = await enter(own, 'examiner', 'Adèle Martin')
  await examiner.room.start()
  await expect(
    examiner.room.page.getByText('What do you need to know before you begin?'),
  ).toBeVisible()
})

test('nobody loses work: unsaved text comes back, a faster colleague is seen, versions are restored', async ({
  newVisitor,
  server,
}) => {
  const adele = (await newVisitor()).room.page
  const bruno = (await newVisitor()).room.page
  for (const page of [adele, bruno]) await prepareInterview(page, server.origin)
  await adele.goto(`${server.origin}/exercises?shelf=plans`)
  await adele.getByRole('button', { name: 'New', exact: true }).click()
  await adele.getByRole('menuitem', { name: 'New plan' }).click()
  await adele.getByLabel('Id', { exact: true }).fill('short-talk')
  await adele.getByRole('button', { name: 'Create' }).click()
  const desk = deskOf(adele)
  await desk.ready()
  await adele.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(adele.getByText('Version 1, offered')).toBeVisible()

  const address = `${server.origin}/exercises/edit/plans/short-talk`
  await bruno.goto(address)
  const his = deskOf(bruno)
  await his.ready()
  await his.goToEndOf('minutes: 35')
  await bruno.keyboard.type(' # his')
  await bruno.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(bruno.getByText('Version 2, offered')).toBeVisible()

  await desk.goToEndOf('minutes: 15')
  await adele.keyboard.type(' # hers')
  await expect(adele.getByText('Not saved yet')).toBeVisible()
  await adele.reload()
  await expect(adele.getByText('Your unsaved changes from last time are here.')).toBeVisible()
  await expect(desk.line('# hers')).toBeVisible()
  await adele.getByRole('button', { name: 'Save', exact: true }).click()
  const stale = adele.getByRole('dialog', { name: 'Somebody saved meanwhile' })
  await expect(stale).toBeVisible()
  await stale.getByRole('button', { name: 'Look at theirs' }).click()
  const versions = adele.getByRole('dialog', { name: /^Versions of/ })
  await expect(versions.getByText('minutes: 35 # his')).toBeVisible()
  await adele.keyboard.press('Escape')
  await adele.getByRole('button', { name: 'Save', exact: true }).click()
  await stale.getByRole('button', { name: 'Save mine on top' }).click()
  await expect(adele.getByText('Version 3, offered')).toBeVisible()

  await desk.more('Versions')
  await versions.getByRole('button', { name: /^Look at version 2/ }).click()
  await versions.getByRole('button', { name: 'Bring version 2 back' }).click()
  await expect(adele.getByText('Version 4, offered')).toBeVisible()
  await expect(desk.line('# his')).toBeVisible()

  await desk.more('Delete')
  await adele.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click()
  await expect(adele.getByRole('radio', { name: 'Ours' })).toBeChecked()
  await adele.goto(address)
  await expect(adele.getByText('There is no such entry')).toBeVisible()
})

test('a copy is exported, imported elsewhere as the same, and offered only once its solution passes', async ({
  newVisitor,
  server,
}) => {
  const { page } = (await newVisitor()).room
  await prepareInterview(page, server.origin)
  await page.goto(`${server.origin}/exercises?exercise=warm-up-runs`)
  await page.getByRole('article').getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Make a copy' }).click()
  await expect(page.getByLabel('Id', { exact: true })).toHaveValue('warm-up-runs-2')
  await page.getByRole('button', { name: 'Create' }).click()
  const desk = deskOf(page)
  await desk.ready()

  // What can only be found by running it is found before it is offered.
  await page.getByRole('tab', { name: 'solution/javascript' }).click()
  await desk.goToEndOf('function countRuns(text)')
  await page.keyboard.type(' return 0')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Draft, version 1', { exact: true })).toBeVisible()
  await expect(
    desk.problems.getByRole('button', { name: /the solution in JavaScript fails/i }),
  ).toBeVisible()
  await desk.goToEndOf('function countRuns(text)')
  for (const _ of ' return 0') await page.keyboard.press('Backspace')
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await expect(page.getByText('Version 2, offered')).toBeVisible()

  const downloading = page.waitForEvent('download')
  await desk.more('Export as a zip')
  const zip = await (await downloading).path()
  await page.getByRole('banner').getByRole('link', { name: 'Exercises' }).click()
  const choosing = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Import a zip…' }).click()
  await (
    await choosing
  ).setFiles({ name: 'broken.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') })
  await expect(
    page.getByRole('dialog').getByText(/this is no zip file, or it is damaged/),
  ).toBeVisible()
  await page.keyboard.press('Escape')
  const again = page.waitForEvent('filechooser')
  await page.getByRole('button', { name: 'New', exact: true }).click()
  await page.getByRole('menuitem', { name: 'Import a zip…' }).click()
  await (await again).setFiles(zip)
  await expect(page.getByLabel('Id', { exact: true })).toHaveValue('warm-up-runs-2-2')
  await page.getByRole('button', { name: 'Create' }).click()
  await desk.ready()
  await expect(page.getByRole('tab', { name: 'solution/python' })).toBeVisible()
})

test('whoever is no examiner here is told why, and sees nothing of it', async ({
  newVisitor,
  server,
}) => {
  const { room } = await newVisitor({ locale: 'fr-FR' })
  await room.page.goto(`${server.origin}/exercises/edit/exercises/tidy-shelf`)
  await expect(
    room.page.getByText(/Qui prépare des entretiens ici écrit pour la bibliothèque/),
  ).toBeVisible()
})
