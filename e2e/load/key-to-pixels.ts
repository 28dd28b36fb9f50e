/** How long a front end takes from a key in the editor to the picture that has it: React, several files, warm. */
import { chromium } from '@playwright/test'
import { launchOptions } from '../support/chromium.ts'
import { OutputPanel } from '../support/output-panel.ts'
import { PreviewPane } from '../support/preview-pane.ts'
import { RoomPage } from '../support/room-page.ts'
import { ServerProcess } from '../support/server-process.ts'
import { newRoom } from './new-room.ts'

const keys = 40

const rows = Array.from({ length: 100 }, (_, index) => `row ${index}`)
const files = [
  {
    name: 'main.tsx',
    text: `import { createRoot } from 'react-dom/client'
import { App } from './App'
import './style.css'
createRoot(document.getElementById('root')!).render(<App />)
`,
  },
  {
    name: 'App.tsx',
    text: `import { useState } from 'react'
import rows from './rows.json'
import { title } from './title'
export function App() {
  const [chosen, setChosen] = useState<string>()
  return <main><h1>{title}</h1><ul>{rows.map((row) => <li key={row} className={row === chosen ? 'chosen' : ''} onClick={() => setChosen(row)}>{row}</li>)}</ul></main>
}
`,
  },
  { name: 'style.css', text: 'li { color: rebeccapurple }\n.chosen { font-weight: bold }\n' },
  { name: 'rows.json', text: JSON.stringify(rows) },
  { name: 'title.ts', text: "export const title = 'x'" },
]

const server = await ServerProcess.start({ ROOMS_PER_MINUTE: '1000' })
const browser = await chromium.launch(launchOptions)
try {
  const page = await (await browser.newContext({ locale: 'en-GB' })).newPage()
  const room = new RoomPage(page)
  await room.open(await newRoom(server.origin))
  await room.join('Bench')
  await room.editorReady()
  await new OutputPanel(page).bring(files)
  const pane = new PreviewPane(page)
  await pane.open()
  const pressedAt = performance.now()
  await pane.start()
  await pane.expectHeading('x')
  const firstMs = performance.now() - pressedAt

  // From the key's event until the frame after the one in which the new picture was brought to the front.
  await page.evaluate(() => {
    const waits: number[] = []
    Object.assign(window, { waits })
    let pressedAtMs = 0
    window.addEventListener('keydown', ({ timeStamp }) => (pressedAtMs = timeStamp), true)
    new MutationObserver((changes) => {
      if (!changes.some(({ attributeName }) => attributeName === 'data-shown')) return
      const from = pressedAtMs
      requestAnimationFrame(() => requestAnimationFrame((at) => waits.push(at - from)))
    }).observe(document.body, { subtree: true, attributeFilter: ['data-shown'] })
  })
  await room.editor.locator('.view-lines').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowLeft')
  for (let key = 1; key <= keys; key++) {
    await page.keyboard.press('a')
    await pane.expectHeading(`x${'a'.repeat(key)}`)
  }
  const waits = (await page.evaluate(() => Reflect.get(window, 'waits') as number[])).toSorted(
    (a, b) => a - b,
  )
  const share = (part: number) => Math.round(waits[Math.floor(waits.length * part)] ?? Number.NaN)
  console.table({
    'preview, from pressed to the first picture, ms': Math.round(firstMs),
    'preview, from key to pixels, p50 ms': share(0.5),
    'preview, from key to pixels, p95 ms': share(0.95),
  })
} finally {
  await browser.close()
  await server.stop()
}
