import { expect, test } from './support/fixtures.ts'

test('from the home page to a link, a lobby and a started interview', async ({
  newVisitor,
  server,
}) => {
  const examiner = await newVisitor({ permissions: ['clipboard-read', 'clipboard-write'] })
  const { page } = examiner.room
  await page.goto(server.origin)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('See how they think')
  await page.getByLabel('Candidate').fill('Camille Durand')
  await page.getByLabel('Role').fill('Backend')
  await page.getByRole('button', { name: 'Create the room' }).click()
  await expect(page.getByRole('heading', { name: /The room for Camille Durand/ })).toBeVisible()
  await page.getByRole('button', { name: 'Copy the link' }).first().click()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  await page.getByRole('link', { name: 'Go to the room' }).click()
  await examiner.room.join('Adèle Martin')
  await expect(page.getByText('Camille Durand is not here yet.')).toBeVisible()

  const candidate = await newVisitor()
  await candidate.room.open(link)
  await expect(candidate.room.page.getByText('What is recorded')).toBeVisible()
  await expect(candidate.room.page.getByRole('link', { name: 'Exercises' })).toHaveCount(0)
  await candidate.room.join('Camille Durand')
  await expect(
    candidate.room.page.getByText('The interview starts when the examiner is ready.'),
  ).toBeVisible()
  await expect(page.getByText('Camille Durand is in the lobby.')).toBeVisible()

  await examiner.room.start()
  await candidate.room.editorReady()

  await page.goto(server.origin)
  await expect(page.getByRole('row', { name: /Camille Durand/ })).toContainText('Live')
})

test('nothing is created without a candidate and a role, and the form says why', async ({
  newVisitor,
  server,
}) => {
  const { room } = await newVisitor()
  await room.page.goto(server.origin)
  await room.page.getByRole('button', { name: 'Create the room' }).click()
  await expect(room.page.getByText(/Write the candidate’s name/)).toBeVisible()
  await expect(room.page).toHaveURL(`${server.origin}/`)
})

test('ending stops writing at once, thanks the candidate, and can be taken back', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview()
  await candidate.room.addFile('last.txt')
  await candidate.room.type('last words')
  await candidate.room.expectSaved()
  await examiner.room.end()
  await expect(
    candidate.room.page.getByRole('heading', { name: /Thank you, Camille/ }),
  ).toBeVisible()
  const download = candidate.room.page.waitForEvent('download')
  await candidate.room.page.getByRole('button', { name: 'Download your work' }).click()
  expect((await download).suggestedFilename()).toMatch(/\.zip$/)

  await expect(examiner.room.page.getByRole('heading', { name: /has ended/ })).toBeVisible()
  await examiner.room.page.getByRole('button', { name: 'Take the end back' }).click()
  await candidate.room.editorReady()
  await candidate.room.tab('last.txt').click()
  await candidate.room.expectLine('last words')
  await candidate.room.type('!')
  await candidate.room.expectSaved()
})

test('scores, notes and pins survive reload, and lead to the weighted mean at the end', async ({
  startedInterview,
}) => {
  const { examiner } = await startedInterview()
  await examiner.room.score('Framing', 4)
  await examiner.room.score('Correctness', 2)
  await examiner.room.writeNote('Framing', 'Asked about diagonals first.')
  await examiner.room.pinMoment('Named the base case')
  await examiner.room.expectSaved()
  // No total and no ranking while people are in the room.
  await expect(examiner.room.rubric).not.toContainText('3.0')
  await examiner.room.page.reload()
  await examiner.room.expectScore('Framing', 4)
  await expect(examiner.room.rubric.getByText('Named the base case')).toBeVisible()
  await examiner.room.end()
  await expect(examiner.room.page.getByText(/3\.0/).first()).toBeVisible()
})

test('stages go on and back, and the clock runs for both sides in its own words', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview()
  await expect(examiner.room.page.getByText(/0:\d\d \/ 5:00/)).toBeVisible()
  await expect(candidate.room.page.getByText(/about \d+ min left/)).toBeVisible()
})
