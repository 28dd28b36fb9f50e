/** The line at the foot of the page: each thing that it can say, when it says so, and what one can do about it. */
import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { unzipSync, strFromU8 } from 'fflate'
import { closeCode, refusalReasons } from '#shared/protocol.ts'
import { expect, test } from './support/fixtures.ts'
import { Line } from './support/line.ts'

/** What one gets who asks for a copy, by its file's end. */
async function downloadCopy(page: Page): Promise<Record<string, string>> {
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download copy' }).click()
  const bytes = await readFile(await (await download).path())
  return Object.fromEntries(
    Object.entries(unzipSync(bytes)).map(([path, content]) => [path, strFromU8(content)]),
  )
}

test('saving, still saving after two seconds, saved; and leaving meanwhile asks first', async ({
  createInterview,
  enter,
  newVisitor,
}) => {
  const interview = await createInterview()
  const examiner = await enter(interview, 'examiner', 'Adèle Martin')
  const { room } = await newVisitor()
  const { page, status } = room
  const line = await Line.between(page)
  await room.open(interview.address('candidate'))
  await room.join('Camille Durand')
  await examiner.room.start()
  await room.editorReady()
  await room.expectSaved()

  line.answers = 'held'
  await room.type('x')
  await expect(status).toHaveText('Saving…')
  await expect(status).toHaveText('Still saving 1 change')
  const asked = page.waitForEvent('dialog')
  const leaving = page.close({ runBeforeUnload: true })
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await leaving
  expect(page.isClosed()).toBe(false)

  line.answers = 'through'
  await room.expectSaved()
  await page.close({ runBeforeUnload: true })
  await expect.poll(() => page.isClosed()).toBe(true)
})

test('a refusal is told with its reason; what was refused can be taken along, and given up', async ({
  createInterview,
  newVisitor,
}) => {
  const interview = await createInterview()
  const { room } = await newVisitor()
  const { page, status } = room
  const line = await Line.between(page)
  await room.open(interview.address('examiner'))
  await room.join('Adèle Martin')
  await room.start()
  await room.editorReady()
  await room.addFile('refused.txt')

  for (const reason of refusalReasons) {
    await room.expectSaved()
    line.answers = { refuse: reason }
    await room.type(reason)
    // Writing that is over is given up by itself, with a notice.
    if (reason === 'locked' || reason === 'ended' || reason === 'read-only') {
      await expect(page.getByText(/Your last change was not kept/).first()).toBeVisible()
      line.answers = 'through'
      continue
    }
    await expect(status).toHaveText(/^Not saved: \w/)
    const copy = await downloadCopy(page)
    expect(copy['code/refused.txt']).toContain(reason)
    line.answers = 'through'
    if (reason === 'storage') {
      // A disk that is well again takes everything when the page comes back.
      await line.close(closeCode.tryLater)
      continue
    }
    await page.getByRole('button', { name: 'Discard changes' }).click()
    await page.getByRole('alertdialog').getByRole('button', { name: 'Discard changes' }).click()
  }
  await room.expectSaved()
  expect(await room.lines()).toEqual(['storage'])
})

test('connecting, offline, outdated with a way to reload, read-only, ended', async ({
  createInterview,
  enter,
  newVisitor,
}) => {
  const interview = await createInterview()
  const examiner = await enter(interview, 'examiner', 'Adèle Martin')
  await examiner.room.start()
  const observer = await enter(interview, 'observer', 'Zoé Petit')
  await expect(observer.room.status).toHaveText(/^Read-only/)

  const { room } = await newVisitor()
  const { page, status } = room
  const line = await Line.between(page)
  line.silent = true
  await room.open(interview.address('candidate'))
  await room.join('Camille Durand')
  await expect(status).toHaveText('Connecting…')
  line.silent = false
  await page.reload()
  await room.editorReady()
  await room.expectSaved()

  line.silent = true
  await line.close(closeCode.tryLater)
  await expect(status).toHaveText('Offline, trying to reconnect')
  await room.type('ab')
  await expect(status).toHaveText('Offline, 2 changes kept on this device')
  await test.step('a browser that cannot keep changes says that they are in the page alone', async () => {
    await page.evaluate(() => {
      IDBDatabase.prototype.transaction = () => {
        throw new DOMException('no space is left', 'QuotaExceededError')
      }
    })
    await page.keyboard.type('c')
    await expect(status).toHaveText('Offline, 1 change in this page alone: keep it open')
    await page.keyboard.press('Control+s')
    await expect(page.getByText('this browser cannot keep your changes')).toBeVisible()
  })
  page.once('dialog', (dialog) => dialog.accept())
  line.silent = false
  await page.reload()
  await room.expectSaved()

  line.turnAwayWith = closeCode.tooOld
  await line.close(closeCode.restarting)
  await expect(status).toHaveText('A new version is out, reload')
  line.turnAwayWith = undefined
  await page.getByRole('button', { name: 'Reload' }).click()
  await room.expectSaved()

  await examiner.room.end()
  await expect(page.getByRole('heading', { name: /^Thank you/ })).toBeVisible()
  await expect(examiner.room.page.getByText('Interview ended').first()).toBeVisible()
})

const endings = [
  [closeCode.notAuthorised, 'This link no longer works'],
  [closeCode.gone, 'This link no longer works'],
  [closeCode.forbidden, 'Your link does not open this page'],
  [closeCode.notFound, 'There is no such room'],
  [closeCode.malformed, 'Something went wrong on the server'],
] as const

test('each close that is final stops the tries, says what happened and offers what was written', async ({
  startedInterview,
  newVisitor,
}) => {
  const { interview } = await startedInterview()
  for (const [code, sentence] of endings) {
    const { room } = await newVisitor()
    const { page } = room
    const line = await Line.between(page)
    await room.open(interview.address('candidate'))
    await room.join('Camille Durand')
    await room.editorReady()
    await room.addFile(`kept-${code}.txt`)
    await room.type('kept')
    await room.expectSaved()
    let tries = 0
    page.on('websocket', () => tries++)
    await line.close(code)
    await expect(page.getByRole('heading', { name: sentence })).toBeVisible()
    const copy = await downloadCopy(page)
    expect(copy[`code/kept-${code}.txt`]).toBe('kept')
    expect(tries).toBe(0)
  }
})
