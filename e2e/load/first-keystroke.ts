/**
 * How long a candidate waits: from the link until the editor takes the first keystroke, and how many bytes that
 * costs, on a slow machine (processor four times slower) behind Fast 4G; then strokes and keystrokes between two.
 */
import { chromium } from '@playwright/test'
import type { Browser, Page } from '@playwright/test'
import { launchOptions } from '../support/chromium.ts'
import { RoomPage } from '../support/room-page.ts'
import { ServerProcess } from '../support/server-process.ts'
import { newRoom } from './new-room.ts'

const fast4g = {
  offline: false,
  latency: 165,
  downloadThroughput: (9e6 * 0.9) / 8,
  uploadThroughput: (1.5e6 * 0.9) / 8,
}
const median = (numbers: number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN

async function enter(page: Page, address: string, name: string): Promise<RoomPage> {
  const room = new RoomPage(page)
  await room.open(address)
  await room.join(name)
  return room
}

/** One cold visit: nothing cached, everything slowed down. */
async function coldVisit(browser: Browser, address: string) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', fast4g)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  let bytes = 0
  devtools.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  const startedAt = performance.now()
  const room = new RoomPage(page)
  await room.open(address)
  await page.getByLabel('Your name').waitFor()
  const welcomeMs = performance.now() - startedAt
  await room.join('Bench')
  const joinedAt = performance.now()
  // Not by what a test expects, which gives up before so slow a machine is done.
  const lines = room.editor.locator('.view-line')
  await lines.first().waitFor()
  await room.type('x')
  await lines.filter({ hasText: 'x' }).first().waitFor()
  const typedMs = performance.now() - joinedAt
  await context.close()
  return { welcomeMs, typedMs, bytes }
}

const server = await ServerProcess.start({ ROOMS_PER_MINUTE: '1000' })
const browser = await chromium.launch(launchOptions)
try {
  const visits = []
  for (let visit = 0; visit < 5; visit++) {
    visits.push(await coldVisit(browser, await newRoom(server.origin)))
  }
  console.table({
    'link to welcome page, ms': median(visits.map(({ welcomeMs }) => welcomeMs)),
    'joined to first keystroke, ms': median(visits.map(({ typedMs }) => typedMs)),
    'bytes received until then': median(visits.map(({ bytes }) => bytes)),
  })

  const address = await newRoom(server.origin)
  const one = await enter(await (await browser.newContext()).newPage(), address, 'One')
  const two = await enter(await (await browser.newContext()).newPage(), address, 'Two')
  for (const room of [one, two]) {
    await room.editorReady()
    await room.boardReady()
  }
  await one.addFile('keys.txt')
  await two.tab('keys.txt').click()
  // Both pages run on this machine's clock: the other screen notes when each letter is painted.
  await two.page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { seen })
    let length = 0
    const look = () => {
      const text = document.querySelector('.view-line')?.textContent ?? ''
      for (; length < text.length; length++) seen.push(Date.now())
      requestAnimationFrame(look)
    }
    look()
  })
  const sent: number[] = []
  await one.editor.locator('.view-lines').click()
  for (let key = 0; key < 100; key++) {
    sent.push(Date.now())
    await one.page.keyboard.press('a')
  }
  await two.expectLine('a'.repeat(100))
  const seen = await two.page.evaluate(() => Reflect.get(window, 'seen') as number[])
  const waits = seen.map((at, index) => at - (sent[index] ?? at)).toSorted((a, b) => a - b)

  let strokeBytes = 0
  one.page.on('websocket', (socket) =>
    socket.on('framesent', ({ payload }) => (strokeBytes += payload.length)),
  )
  await one.page.reload()
  await one.boardReady()
  await one.page.waitForLoadState('networkidle')
  strokeBytes = 0
  await one.draw([0.2, 0.3], [0.7, 0.6], 180)
  await two.shapes.first().waitFor()
  await one.expectSaved()
  console.table({
    'keystroke to the other screen, p50 ms': waits[50],
    'keystroke to the other screen, p95 ms': waits[95],
    'bytes sent for a stroke of 180 points, presence included': strokeBytes,
  })
} finally {
  await browser.close()
  await server.stop()
}
