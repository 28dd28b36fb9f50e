/** Takes the README's picture from the running product: a room in the middle of an interview. */
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import { launchOptions } from './support/chromium.ts'
import { createRoom } from './support/api.ts'
import { RoomPage } from './support/room-page.ts'
import { ServerProcess } from './support/server-process.ts'

const server = await ServerProcess.start()
const browser = await chromium.launch(launchOptions)
try {
  const { room, links } = await createRoom(server.origin, {
    candidate: 'Camille Durand',
    role: 'Backend',
    plan: 'qualification',
    rubric: 'default',
    drillDown: 'flood-fill',
    exercise: 'flood-fill',
    programmingLanguage: 'typescript',
    language: 'en',
  })
  const enter = async (role: 'examiner' | 'candidate', name: string) => {
    const context = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      locale: 'en',
    })
    const person = new RoomPage(await context.newPage())
    await person.open(`${server.origin}/room/${room}#${links[role]}`)
    await person.join(name)
    return person
  }
  const examiner = await enter('examiner', 'Adèle Martin')
  const candidate = await enter('candidate', 'Camille Durand')
  await examiner.start()
  for (const person of [examiner, candidate]) {
    await person.editorReady()
    await person.boardReady()
  }
  await examiner.page.getByRole('button', { name: 'Put the starting picture on the board' }).click()
  await candidate.shapes.first().waitFor()
  await examiner.revealNext()
  await examiner.revealNext()
  await examiner.score('Framing', 3)
  await examiner.pinMoment('“Is the diagonal a neighbour?”')
  await candidate.draw([0.3, 0.78], [0.62, 0.7])
  // The last line of the function that is theirs to write.
  await candidate.editor.locator('.view-lines').click()
  await candidate.page.keyboard.press('Control+Home')
  for (let line = 1; line < 46; line++) await candidate.page.keyboard.press('ArrowDown')
  await candidate.page.keyboard.press('End')
  await candidate.page.keyboard.type('\nconst from = picture.getColor(start)')
  await candidate.page.keyboard.type('\nif (from === newColor) return')
  await candidate.page.keyboard.press('Control+Enter')
  await examiner.page
    .getByRole('region', { name: 'Output', exact: true })
    .getByText('.##')
    .waitFor()
  await candidate.expectSaved()
  await examiner.editor.locator('.view-lines').click()
  await examiner.page.keyboard.press('Control+End')
  await examiner.expectLine('  if (from === newColor) return')
  await examiner.page.screenshot({ path: join(import.meta.dirname, 'room.png') })
} finally {
  await browser.close()
  await server.stop()
}
