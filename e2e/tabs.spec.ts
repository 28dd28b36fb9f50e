/** One browser, two roles: an examiner tries the candidate's link in a second tab of the same profile. */
import type { Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'
import { RoomPage } from './support/room-page.ts'

/** Notes what a page hears from other tabs: over channels, and from the storage that they share. */
async function listenToTabs(page: Page): Promise<() => Promise<string[]>> {
  await page.addInitScript(() => {
    const heard: string[] = []
    Object.assign(window, { heard })
    window.BroadcastChannel = class extends BroadcastChannel {
      constructor(name: string) {
        super(name)
        heard.push(`channel ${name}`)
        this.addEventListener('message', ({ data }) => heard.push(JSON.stringify(data)))
      }
    }
    window.addEventListener('storage', ({ key, newValue }) => heard.push(`${key}: ${newValue}`))
  })
  return () => page.evaluate(() => Reflect.get(window, 'heard') as string[])
}

test('tabs of one browser tell each other nothing: what is an examiner’s reaches no candidate’s tab', async ({
  createInterview,
  newVisitor,
  server,
}) => {
  const interview = await createInterview()
  const examiner = await newVisitor()
  const ears = [await listenToTabs(examiner.room.page)]
  await examiner.room.open(interview.address('examiner'))
  await examiner.room.join('Adèle Martin')
  await examiner.room.start()
  await examiner.room.editorReady()
  await examiner.room.boardReady()

  const candidate = new RoomPage(await examiner.room.page.context().newPage())
  ears.push(await listenToTabs(candidate.page))
  const received: Buffer[] = []
  candidate.page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => received.push(Buffer.from(payload))),
  )
  await candidate.open(
    `${server.origin}/room/${interview.room}?preview#${interview.links.candidate}`,
  )
  await candidate.editorReady()
  await candidate.boardReady()

  await examiner.room.score('Framing', 3)
  await examiner.room.writeNote('Framing', 'canary-tab-note')
  await examiner.room.draw([0.3, 0.4], [0.6, 0.6])
  await examiner.room.expectSaved()
  await expect(candidate.shapes).toHaveCount(1)
  for (const ear of ears) {
    const heard = await ear()
    // The whiteboard's own: what somebody likes of colours and grids, the same in all their tabs.
    expect(heard.filter((words) => words.startsWith('channel '))).toEqual([
      'channel tldraw-user-sync',
    ])
    expect(heard.join('\n')).not.toContain('canary-tab-note')
    expect(heard.join('\n')).not.toContain('Framing')
  }
  expect(received.some((bytes) => bytes.includes('canary-tab-note'))).toBe(false)
  await expect(candidate.page.getByText('canary-tab-note')).toHaveCount(0)
  await expect(candidate.rubric).toHaveCount(0)
})
