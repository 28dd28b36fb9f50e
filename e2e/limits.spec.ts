import { expect, test } from './support/fixtures.ts'
import { RoomPage } from './support/room-page.ts'
import { ServerProcess } from './support/server-process.ts'

test('a paste that is too large is refused with a sentence, and nothing is lost', async ({
  startedCandidate,
}) => {
  const candidate = await startedCandidate()
  const { room } = candidate
  await room.addFile('paste.txt')
  await room.type('kept')
  await room.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await room.page.evaluate(() => navigator.clipboard.writeText('x'.repeat(300_000)))
  await room.page.keyboard.press('Control+V')
  await expect(room.page.getByText(/200 KB/)).toBeVisible()
  await room.expectLine('kept')
  await room.expectSaved()
})

test('an image pasted on the board is kept by the server and seen by the other', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview({ view: 'split' })
  await candidate.room.boardReady()
  await examiner.room.boardReady()
  await candidate.room.page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await candidate.room.page.evaluate(async () => {
    const canvas = new OffscreenCanvas(64, 48)
    const context = canvas.getContext('2d')
    context?.fillRect(8, 8, 48, 32)
    const blob = await canvas.convertToBlob({ type: 'image/png' })
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': blob })])
  })
  await candidate.room.canvas.click({ position: { x: 200, y: 200 } })
  await candidate.room.page.keyboard.press('Control+V')
  const seen = examiner.room.canvas.locator('.tl-image')
  await expect(seen).toBeVisible()
  await expect
    .poll(() =>
      seen.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
    )
    .toBe(64)
})

test('a locked editor refuses the candidate at once and says so on both sides', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview()
  await candidate.room.addFile('locked.txt')
  await candidate.room.type('before')
  await candidate.room.expectSaved()
  await examiner.room.page.getByRole('button', { name: 'For everyone' }).click()
  await examiner.room.page
    .getByRole('menuitemcheckbox', { name: 'Editor read-only for the candidate' })
    .click()
  await expect(candidate.room.page.getByText('Editor locked')).toBeVisible()
  await candidate.room.type(' and after')
  await candidate.room.expectLine('before')
  await examiner.room.tab('locked.txt').click()
  await examiner.room.expectLine('before')
})

test("the operator's licence key reaches the whiteboard, and one that is none leaves the watermark", async ({
  browser,
}) => {
  const server = await ServerProcess.start({ TLDRAW_LICENSE_KEY: 'tldraw-this-is-no-key' })
  const context = await browser.newContext()
  try {
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', (message) => complaints.push(message.text()))
    await page.goto(server.origin)
    await page.getByLabel('Candidate').fill('Camille Durand')
    await page.getByLabel('Role').fill('Backend')
    await page.getByRole('button', { name: 'Create the room' }).click()
    await page.getByRole('link', { name: 'Go to the room' }).click()
    const room = new RoomPage(page)
    await room.join('Adèle')
    await room.boardReady()
    await expect.poll(() => complaints.join('\n')).toMatch(/licen[cs]e key/i)
    await expect(page.locator('.tl-watermark_SEE-LICENSE')).toBeVisible()
  } finally {
    await context.close()
    await server.stop()
  }
})
