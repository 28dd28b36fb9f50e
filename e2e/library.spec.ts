import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'

const rows = (page: Page) => page.getByRole('main').getByRole('list').first().getByRole('listitem')

test('an examiner finds an exercise, reads both sides of it and starts an interview with it', async ({
  newVisitor,
  server,
}) => {
  const { room } = await newVisitor()
  const { page } = room
  await page.goto(server.origin)
  await page.getByRole('link', { name: 'Exercises' }).click()
  await expect(page.getByRole('heading', { name: 'Exercises', level: 1 })).toBeVisible()

  await page.getByRole('searchbox').fill('chess')
  await page.getByLabel('Kind').selectOption('Drill-down')
  await page.getByLabel('Programming language').selectOption('Python')
  await page.getByRole('link', { name: /Online chess/ }).click()
  const preview = page.getByRole('article', { name: 'Online chess' })
  await expect(preview.getByRole('heading', { name: 'Coding exercise' })).toBeVisible()
  await expect(preview.getByText('Listen for')).toHaveCount(0)
  await preview.getByRole('radio', { name: 'As the examiner' }).click()
  await expect(preview.getByText('Listen for').first()).toBeVisible()

  await preview.getByRole('link', { name: 'Start an interview with this' }).click()
  await expect(page.getByLabel('Drill-down')).toHaveValue('online-chess')
  await expect(page.getByLabel('Exercise', { exact: true })).toHaveValue('online-chess')
  await expect(page.getByLabel('Programming language')).toHaveValue('python')
})

test('what was asked for holds for the very next click, however quick the hand', async ({
  newVisitor,
  server,
}) => {
  const { room } = await newVisitor()
  const { page } = room
  await page.goto(`${server.origin}/exercises`)
  const language = page.getByLabel('Programming language')
  const entry = page.getByRole('link', { name: /Online chess/ })
  await expect(entry).toBeVisible()

  // Both within one task: a list drawn later than its filter would still lead to what was asked before.
  const link = await entry.elementHandle()
  await language.evaluate(async (select: HTMLSelectElement, followed) => {
    select.value = 'python'
    select.dispatchEvent(new Event('change', { bubbles: true }))
    await Promise.resolve()
    if (followed instanceof HTMLElement) followed.click()
  }, link)
  await expect(page).toHaveURL(/exercise=online-chess/)
  await expect(language).toHaveValue('python')
})

test('what fits nothing says so and offers a way back; plans and rubrics are there too', async ({
  newVisitor,
  server,
}) => {
  const { room } = await newVisitor({ locale: 'fr-FR' })
  const { page } = room
  await page.goto(`${server.origin}/exercises?words=xyzzy`)
  await expect(page.getByText('Aucun exercice ne convient')).toBeVisible()
  await page.getByRole('button', { name: /Effacer/ }).click()
  // Those that come along; a team may have written more.
  await expect(rows(page).nth(7)).toBeVisible()
  await page.getByRole('radio', { name: 'Plans' }).click()
  await expect(page.getByRole('list', { name: 'Étapes' }).first()).toBeVisible()
  await page.getByRole('radio', { name: 'Grilles' }).click()
  await expect(page.getByRole('columnheader', { name: '4' }).first()).toBeVisible()
})

test('starter files come in the language that is picked, and the earlier ones stay', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview()
  const pick = (page: Page) => page.getByRole('button', { name: 'Language of the exercise' })
  await expect(pick(candidate.room.page)).toHaveCount(0)
  await examiner.room.page.getByRole('radio', { name: 'Exercise' }).click()
  await examiner.room.page.getByRole('button', { name: 'Show the exercise' }).click()

  const tabs = candidate.room.page.getByRole('tablist', { name: 'Files' }).getByRole('tab')
  const before = await tabs.count()
  await pick(candidate.room.page).click()
  await candidate.room.page.getByRole('menuitemradio', { name: 'Python' }).click()
  await expect(candidate.room.page.getByRole('tab', { name: /\.py/, selected: true })).toBeVisible()
  const after = await tabs.count()
  expect(after).toBeGreaterThan(before)
  await expect(examiner.room.page.getByRole('tab', { name: /\.py/ }).first()).toBeVisible()

  await pick(examiner.room.page).click()
  await examiner.room.page.getByRole('menuitemradio', { name: 'Python' }).click()
  await expect(examiner.room.page.getByRole('tab', { name: /\.py/, selected: true })).toBeVisible()
  await expect(tabs).toHaveCount(after)
})
