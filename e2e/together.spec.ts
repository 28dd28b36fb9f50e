import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'

test('two people see each other type, with names at the carets', async ({ startedInterview }) => {
  const { examiner, candidate } = await startedInterview()
  await candidate.room.addFile('mine.txt')
  await candidate.room.type('typed by the candidate')
  await examiner.room.tab('mine.txt').click()
  await examiner.room.expectLine('typed by the candidate')
  await expect(examiner.room.page.getByText('Camille Durand').first()).toBeVisible()

  await examiner.room.editor.locator('.view-lines').click()
  await examiner.room.page.keyboard.press('Control+End')
  await examiner.room.page.keyboard.type(', answered by the examiner')
  await candidate.room.expectLine('typed by the candidate, answered by the examiner')
  await candidate.room.expectSaved()
  await examiner.room.expectSaved()
})

test("undo takes back one's own words and nobody else's", async ({ startedInterview }) => {
  const { examiner, candidate } = await startedInterview()
  await candidate.room.addFile('mine.txt')
  await candidate.room.type('first')
  await examiner.room.tab('mine.txt').click()
  await examiner.room.expectLine('first')
  await examiner.room.editor.locator('.view-lines').click()
  await examiner.room.page.keyboard.press('Control+Home')
  await examiner.room.page.keyboard.type('before ')
  await candidate.room.expectLine('before first')
  await candidate.room.page.keyboard.press('Control+Z')
  await candidate.room.expectLine('before ')
  await examiner.room.expectLine('before ')
})

test('two people see each other draw, with names at the pointers', async ({ startedInterview }) => {
  const { examiner, candidate } = await startedInterview({ view: 'split' })
  await candidate.room.boardReady()
  await examiner.room.boardReady()
  await candidate.room.draw([0.3, 0.4], [0.6, 0.6])
  await expect(examiner.room.shapes).toHaveCount(1)
  await expect(examiner.room.canvas.getByText('Camille Durand')).toBeVisible()
  await examiner.room.draw([0.3, 0.7], [0.6, 0.7])
  await expect(candidate.room.shapes).toHaveCount(2)

  await test.step('a board that nobody touches draws no frame, and moves again at the first touch', async () => {
    const { room } = candidate
    await expect.poll(() => framesAskedIn(room.page, 500)).toBe(0)
    const [drawn] = await Promise.all([framesAskedIn(room.page, 500), room.page.mouse.wheel(0, 1)])
    expect(drawn, 'the count is able to count').toBeGreaterThan(0)
    await expect.poll(() => framesAskedIn(room.page, 500)).toBe(0)
    const top = async () => (await room.shapes.first().boundingBox())?.y ?? Number.NaN
    const before = await top()
    await room.page.mouse.wheel(0, 40)
    await expect.poll(top).toBeLessThan(before - 10)
    await expect.poll(() => framesAskedIn(room.page, 500)).toBe(0)
    await room.page.keyboard.press('v')
    await room.draw([0.3, 0.5], [0.6, 0.5])
    await expect(examiner.room.shapes).toHaveCount(3)
  })
})

/** How often the page has asked for an animation frame within so many milliseconds. */
function framesAskedIn(page: Page, ms: number): Promise<number> {
  return page.evaluate(async (duration) => {
    const request = window.requestAnimationFrame.bind(window)
    let asked = 0
    window.requestAnimationFrame = (onFrame) => {
      asked++
      return request(onFrame)
    }
    await new Promise((resolve) => setTimeout(resolve, duration))
    window.requestAnimationFrame = request
    return asked
  }, ms)
}

test('typing in the editor never steers the whiteboard, whichever was used last', async ({
  startedCandidate,
}) => {
  const candidate = await startedCandidate({ view: 'split' })
  await candidate.room.boardReady()
  await candidate.room.addFile('keys.txt')
  await candidate.room.draw([0.3, 0.4], [0.5, 0.5])
  await candidate.room.type('qrvdezxotnahl')
  await candidate.room.expectLine('qrvdezxotnahl')
  await expect(candidate.room.shapes).toHaveCount(1)
})

test('three people work at once and end with the same text and board', async ({
  startedInterview,
  enter,
}) => {
  const { interview, examiner, candidate } = await startedInterview({ view: 'split' })
  const second = await enter(interview, 'examiner', 'Noé Roux', { view: 'split' })
  await second.room.editorReady()
  const people = [examiner, candidate, second]
  await candidate.room.addFile('all.txt')
  for (const { room } of people) {
    await room.tab('all.txt').click()
    await room.boardReady()
  }
  await Promise.all([
    examiner.room.type('aaaaaaaaaaaaaaaaaaaa'),
    candidate.room.type('cccccccccccccccccccc'),
    second.room.type('ssssssssssssssssssss'),
  ])
  await expect
    .poll(async () => ((await candidate.room.lines())[0] ?? '').split('').toSorted().join(''))
    .toBe('a'.repeat(20) + 'c'.repeat(20) + 's'.repeat(20))
  const [line] = await candidate.room.lines()
  for (const { room } of people) await room.expectLine(line ?? '')

  await Promise.all(
    people.map(({ room }, index) => room.draw([0.2, 0.3 + index / 6], [0.6, 0.3 + index / 6])),
  )
  for (const { room } of people) await expect(room.shapes).toHaveCount(3)
})

test('an observer reads along and cannot write', async ({ startedInterview, enter }) => {
  const { interview, candidate } = await startedInterview()
  const observer = await enter(interview, 'observer', 'Zoé')
  await observer.room.editorReady()
  await candidate.room.addFile('mine.txt')
  await candidate.room.type('for everybody')
  await observer.room.tab('mine.txt').click()
  await observer.room.expectLine('for everybody')
  await observer.room.type('not me')
  await expect(observer.room.status).toHaveText(/Read-only/)
  await candidate.room.type('!')
  await observer.room.expectLine('for everybody!')
})

test("an examiner follows the candidate's file, caret, view and part of the board until they move on their own", async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview({ view: 'split' })
  for (const { room } of [examiner, candidate]) await room.boardReady()
  await candidate.room.addFile('far.txt')
  await candidate.room.type('top\n' + '\n'.repeat(120) + 'far below')

  const faces = examiner.room.page.getByRole('button', { name: /people in the room/ })
  await faces.click()
  await examiner.room.page.getByRole('button', { name: 'Follow Camille Durand' }).click()
  await examiner.room.page.keyboard.press('Escape')
  const tag = examiner.room.page.getByRole('button', { name: 'Following Camille Durand' })
  await expect(tag).toBeVisible()
  await expect(examiner.room.tab('far.txt')).toHaveAttribute('aria-selected', 'true')
  await examiner.room.expectLine('far below')
  await candidate.room.page.keyboard.press('Control+Home')
  await examiner.room.expectLine('top')

  const zoom = (page: typeof examiner.room.page) =>
    page.locator('.tl-html-layer').first().getAttribute('style')
  const before = await zoom(examiner.room.page)
  // The board takes the wheel once it has the keyboard.
  await candidate.room.canvas.click()
  await candidate.room.page.mouse.wheel(300, 500)
  await expect.poll(() => zoom(examiner.room.page)).not.toBe(before)
  await candidate.room.view('Board')
  await expect(examiner.room.editor).toBeHidden()
  await candidate.room.view('Code')
  await expect(examiner.room.editor).toBeVisible()

  // Typing is going one's own way.
  await examiner.room.type('x')
  await expect(tag).toHaveCount(0)
  await candidate.room.tab('flood-fill.ts').click()
  await expect(examiner.room.tab('far.txt')).toHaveAttribute('aria-selected', 'true')

  await examiner.room.page.keyboard.press('Alt+F')
  await expect(tag).toBeVisible()
  await expect(examiner.room.tab('flood-fill.ts')).toHaveAttribute('aria-selected', 'true')
  await examiner.room.page.keyboard.press('Alt+F')
  await expect(tag).toHaveCount(0)
})
