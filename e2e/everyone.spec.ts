import type { Page } from '@playwright/test'
import { graveViolations } from './support/accessibility.ts'
import { expect, test } from './support/fixtures.ts'

for (const locale of ['en-GB', 'fr-FR']) {
  test(`no page keeps anybody out, light or dark, ${locale}`, async ({
    server,
    createInterview,
    newVisitor,
  }) => {
    // Colours on their way from one theme to the other are nobody's colours.
    const options = { locale, reducedMotion: 'reduce' } as const
    const interview = await createInterview({ language: locale === 'fr-FR' ? 'fr' : 'en' })
    const home = await newVisitor(options)
    await home.room.page.goto(server.origin)
    await expect(home.room.page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectNobodyKeptOut(home.room.page, 'home')

    const candidate = await newVisitor(options)
    await candidate.room.open(interview.address('candidate'))
    await expect(candidate.room.page.getByRole('textbox')).toBeVisible()
    await expectNobodyKeptOut(candidate.room.page, 'welcome')
    await candidate.room.page.getByRole('textbox').fill('Camille')
    await candidate.room.page.keyboard.press('Enter')
    await candidate.room.editorReady()
    await candidate.room.boardReady()
    await expectNobodyKeptOut(candidate.room.page, 'lobby')

    const examiner = await newVisitor(options)
    await examiner.room.open(interview.address('examiner'))
    await examiner.room.page.getByRole('textbox').fill('Adèle')
    await examiner.room.page.keyboard.press('Enter')
    await examiner.room.page
      .getByRole('button', { name: /^(Start the interview|Commencer l’entretien)$/ })
      .click()
    await examiner.room.editorReady()
    await examiner.room.boardReady()
    await examiner.room.page.keyboard.press('Alt+Period')
    await expect(candidate.room.page.locator('[data-number="1"]')).toBeVisible()
    await expectNobodyKeptOut(examiner.room.page, 'room of the examiner')
    await expectNobodyKeptOut(candidate.room.page, 'room of the candidate')
  })
}

async function expectNobodyKeptOut(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expect(page.locator('html')).toHaveAttribute('data-theme', colorScheme)
    // Themes differ in their colours and in nothing else.
    const rules = colorScheme === 'dark' ? ['color-contrast'] : undefined
    expect(await graveViolations(page, { rules }), `${name}, ${colorScheme}`).toEqual([])
  }
}

test('the whole room goes by keyboard', async ({ createInterview, newVisitor }) => {
  const interview = await createInterview()
  const { room } = await newVisitor()
  const { page } = room
  await room.open(interview.address('examiner'))
  // The one thing to do is where the keyboard stands.
  await expect(page.getByLabel('Your name')).toBeFocused()
  await page.keyboard.type('Adèle Martin')
  await page.keyboard.press('Enter')
  const start = page.getByRole('button', { name: 'Start the interview' })
  await expect(start).toBeVisible()
  // Before an interview has begun, the room is already there to be prepared.
  await room.editorReady()
  await tabTo(page, 'Start the interview')
  await page.keyboard.press('Enter')
  await room.editorReady()
  await room.boardReady()

  await page.keyboard.press('Alt+Period')
  await expect(page.locator('[data-number="1"]')).toBeVisible()
  await page.keyboard.press('Alt+Digit1')
  await page.keyboard.press('Control+End')
  await page.keyboard.type('// by keyboard')
  await room.expectLine('// by keyboard')
  await page.keyboard.press('Alt+KeyE')
  await expect(room.rubric.getByLabel('What did you see or hear?')).toBeFocused()
  await page.keyboard.type('Kept a moment')
  await page.keyboard.press('Enter')
  await expect(room.rubric.getByText('Kept a moment')).toBeVisible()
  await room.levels('Framing').getByRole('radio').first().focus()
  await page.keyboard.press('3')
  await room.expectScore('Framing', 3)
  await room.expectSaved()
})

/** Presses Tab until what has the focus is called `name`: what takes more presses cannot be called reachable. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    const label = await page.evaluate(() => document.activeElement?.textContent ?? '')
    if (label.trim() === name) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to "${name}"`)
}

test('everything on the screen is French for who reads French', async ({
  createInterview,
  enter,
}) => {
  const interview = await createInterview({ language: 'fr' })
  const { room } = await enter(interview, 'examiner', 'Adèle Martin', {
    locale: 'fr-FR',
    view: 'split',
  })
  await room.editorReady()
  await room.boardReady()
  await expect(room.page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(room.status).toHaveText('Enregistré')
  const words = await room.page.locator('body').innerText()
  const english = ['Drill-down', 'Saved', 'Read-only', 'End interview', 'Board', 'in the room']
  for (const word of [...english, 'Rubric', 'Share', 'Start', 'Reveal', 'Stages', 'Keys', 'Run']) {
    expect(words).not.toContain(word)
  }
})

test('at 1024 pixels nothing runs out of the window, in French as in English', async ({
  createInterview,
  enter,
}) => {
  for (const language of ['en', 'fr'] as const) {
    const interview = await createInterview({ language })
    const { room } = await enter(interview, 'examiner', 'Adèle Martin', {
      viewport: { width: 1024, height: 768 },
    })
    await room.editorReady()
    const overflow = await room.page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    )
    expect(overflow, language).toBeLessThanOrEqual(0)
  }
})
