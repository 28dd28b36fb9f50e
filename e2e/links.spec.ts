import { expect, test } from './support/fixtures.ts'

const unknownRoom = '0000000000000000'
const noKey = 'A'.repeat(54)

test('an unknown room, a broken link and a missing key each get a sentence and a way on', async ({
  newVisitor,
  createInterview,
  server,
}) => {
  const interview = await createInterview()
  const { room } = await newVisitor()
  for (const [address, sentence] of [
    [`${server.origin}/room/${unknownRoom}#${noKey}`, 'There is no such room'],
    [`${server.origin}/room/nonsense#${noKey}`, 'This link is not complete'],
    [`${server.origin}/room/${interview.room}#short`, 'This link is not complete'],
    [`${server.origin}/room/${interview.room}`, 'You need a link to come in'],
    [`${server.origin}/nowhere`, 'There is no such page'],
  ] as const) {
    await room.page.goto('about:blank')
    await room.open(address)
    await expect(room.page.getByRole('heading', { name: sentence }), address).toBeVisible()
    await expect(room.page.getByRole('link', { name: 'Go to the first page' })).toBeVisible()
  }
})

test('the same in French', async ({ newVisitor, server }) => {
  const { room } = await newVisitor({ locale: 'fr-FR' })
  await room.open(`${server.origin}/nowhere`)
  await expect(room.page.locator('html')).toHaveAttribute('lang', 'fr')
  await expect(room.page.getByRole('link', { name: /première page/ })).toBeVisible()
})

test('a revoked link puts people out within a second and says so', async ({ startedInterview }) => {
  const { examiner, candidate, interview } = await startedInterview()
  await examiner.room.page.getByRole('button', { name: 'Share', exact: true }).click()
  const dialog = examiner.room.page.getByRole('dialog')
  await dialog
    .getByRole('button', { name: /Revoke/ })
    .first()
    .click()
  await examiner.room.page.getByRole('alertdialog').getByRole('button', { name: 'Revoke' }).click()
  await expect(
    candidate.room.page.getByRole('heading', { name: 'This link no longer works' }),
  ).toBeVisible({ timeout: 3_000 })

  await candidate.room.page.goto('about:blank')
  await candidate.room.open(interview.address('candidate'))
  await expect(
    candidate.room.page.getByRole('heading', { name: 'This link no longer works' }),
  ).toBeVisible()
})

test("a candidate's preview is read-only and seen by nobody", async ({
  startedInterview,
  newVisitor,
  server,
}) => {
  const { examiner, interview } = await startedInterview()
  const preview = await newVisitor()
  await preview.room.open(
    `${server.origin}/room/${interview.room}?preview#${interview.links.candidate}`,
  )
  await preview.room.editorReady()
  await expect(
    preview.room.page.getByText('You see what the candidate sees. Nothing can be changed'),
  ).toBeVisible()
  await expect(examiner.room.page.getByText('2 in the room')).toBeVisible()
})
