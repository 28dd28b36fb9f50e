import { expect, test } from './support/fixtures.ts'

test('what was typed offline is kept, said to be, and arrives after reconnecting', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview()
  await candidate.room.addFile('train.txt')
  await candidate.room.type('before the tunnel, ')
  await examiner.room.tab('train.txt').click()
  await examiner.room.expectLine('before the tunnel, ')

  await candidate.room.page.context().setOffline(true)
  await candidate.room.type('in the tunnel')
  await expect(candidate.room.status).toHaveText(/Offline, \d+ changes? kept on this device/)
  await examiner.room.editor.locator('.view-lines').click()
  await examiner.room.page.keyboard.press('Control+Home')
  await examiner.room.page.keyboard.type('> ')

  await candidate.room.page.context().setOffline(false)
  await candidate.room.expectLine('> before the tunnel, in the tunnel')
  await examiner.room.expectLine('> before the tunnel, in the tunnel')
  await candidate.room.expectSaved()
})

test('a killed server loses nothing that was said to be saved', async ({
  startedInterview,
  server,
}) => {
  const { examiner, candidate } = await startedInterview({ view: 'split' })
  await candidate.room.addFile('kept.txt')
  await candidate.room.type('written before the crash')
  await candidate.room.boardReady()
  await candidate.room.draw([0.3, 0.4], [0.6, 0.6])
  await examiner.room.revealNext()
  await examiner.room.score('Framing', 3)
  await candidate.room.expectSaved()
  await examiner.room.expectSaved()

  await server.kill()
  await expect(candidate.room.status).toHaveText(/Offline/)
  await server.startAgain()
  await candidate.room.expectSaved()

  await candidate.room.page.reload()
  await candidate.room.tab('kept.txt').click()
  await candidate.room.expectLine('written before the crash')
  await candidate.room.boardReady()
  await expect(candidate.room.shapes).toHaveCount(1)
  await examiner.room.page.reload()
  await examiner.room.expectScore('Framing', 3)
})

test('typing while the server is down arrives when it is back', async ({
  startedInterview,
  server,
}) => {
  const { examiner, candidate } = await startedInterview()
  await candidate.room.addFile('down.txt')
  await server.kill()
  await candidate.room.type('typed while it was down')
  await server.startAgain()
  await candidate.room.expectSaved()
  await examiner.room.tab('down.txt').click()
  await examiner.room.expectLine('typed while it was down')
})

test('changes that were not acknowledged survive closing the page', async ({
  startedInterview,
  server,
}) => {
  const { examiner, candidate } = await startedInterview()
  await candidate.room.addFile('closed.txt')
  await candidate.room.expectSaved()
  await server.kill()
  const words = 'kept on the device'
  await candidate.room.type(words)
  // Every letter, and not the first: the page says so of what it has on this device alone.
  await expect(candidate.room.status).toHaveText(
    `Offline, ${words.length} changes kept on this device`,
  )
  const { context, url } = {
    context: candidate.room.page.context(),
    url: candidate.room.page.url(),
  }
  await candidate.room.page.close({ runBeforeUnload: false })
  await server.startAgain()
  const page = await context.newPage()
  await page.goto(url)
  await examiner.room.tab('closed.txt').click()
  await examiner.room.expectLine(words)
})
