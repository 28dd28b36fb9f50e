import { expect, test } from './support/fixtures.ts'

const outside = 'const pasted = "a line that was written in some other place"\n'

test('a paste from outside is a fact that both sides read; one from inside the room is none', async ({
  createInterview,
  enter,
}) => {
  const interview = await createInterview()
  const examiner = await enter(interview, 'examiner', 'Adèle Martin')
  const candidate = await enter(interview, 'candidate', 'Camille Durand', {
    permissions: ['clipboard-read', 'clipboard-write'],
  })
  await examiner.room.start()
  const { page } = candidate.room
  await candidate.room.editorReady()
  await candidate.room.addFile('mine.ts')
  await candidate.room.type('const inside = "typed here, then carried a line down"')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+C')
  await page.keyboard.press('End')
  await page.keyboard.press('ControlOrMeta+V')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.press('ControlOrMeta+X')
  await page.keyboard.press('ControlOrMeta+V')

  await page.evaluate((text) => navigator.clipboard.writeText(text), outside)
  await page.keyboard.press('ControlOrMeta+V')
  for (const { room } of [candidate, examiner]) {
    await room.page.getByRole('button', { name: '1 fact noted' }).click()
    const facts = room.page.getByRole('dialog', { name: 'Facts noted' })
    await expect(facts.getByRole('listitem')).toHaveCount(1)
    await expect(facts).toContainText(`Pasted ${outside.length} characters from outside`)
  }
})
