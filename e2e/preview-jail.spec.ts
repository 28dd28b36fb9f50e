/** Hostile front ends in a real browser: they reach nobody, learn nothing, and the room goes on. */
import { departures, previewAttempts, previewEscapes } from './jail/preview-escapes.ts'
import { Eavesdropper } from './support/eavesdropper.ts'
import { expect, test as base } from './support/fixtures.ts'
import { OutputPanel } from './support/output-panel.ts'
import { PreviewPane } from './support/preview-pane.ts'

const test = base.extend<{ evil: Eavesdropper }>({
  evil: async ({}, provide) => {
    const evil = await Eavesdropper.listen()
    await provide(evil)
    await evil.close()
  },
})

/** A browser that knows no `Connection-Allowlist` may open a connection for what it then refuses; nothing is said on it. */
const said = ({ heard }: Eavesdropper) => heard.filter((words) => words !== 'a connection')

test('no front end makes contact with anybody, or learns a byte of the participant’s key', async ({
  server,
  startedCandidate,
  evil,
}) => {
  expect(Object.keys(previewAttempts).length).toBeGreaterThanOrEqual(50)
  const candidate = await startedCandidate()
  const { page } = candidate.room
  const mine = new PreviewPane(page)
  const aimed = (text: string) =>
    text
      .replaceAll('EVIL', evil.origin)
      .replaceAll('APP', server.origin)
      .replaceAll('127.0.0.1:UDP', `127.0.0.1:${evil.udpPort}`)
  const kept = await page.evaluate(
    () => JSON.stringify(sessionStorage) + JSON.stringify(localStorage),
  )
  const keys = kept.match(/[A-Za-z0-9_-]{54}/g) ?? []
  expect(keys.length).toBeGreaterThan(0)
  const pageOfPreview = await (await fetch(`${server.origin}/sandbox/preview.html`)).text()
  const [, script = ''] = /<script>([^]*)<\/script>/.exec(pageOfPreview) ?? []
  expect(script).not.toBe('')

  await new OutputPanel(page).bring([
    {
      name: 'main.jsx',
      text: `import { script } from './script'\n${aimed(previewEscapes(server.origin)).replace('SCRIPT', 'script')}`,
    },
    { name: 'script.js', text: `export const script = ${JSON.stringify(script)}\n` },
  ])
  await mine.open()
  await mine.start()
  await expect(mine.console).toContainText('all tried')
  const printed = await mine.console.innerText()
  for (const name of Object.keys(previewAttempts)) expect(printed, name).toContain(`${name} `)
  expect(printed).not.toContain('ESCAPED')
  expect(printed).not.toContain('FORGED')
  await expect(new OutputPanel(page).region).not.toContainText('FORGED')
  for (const one of keys) expect(printed).not.toContain(one)
  await mine.expectHeading('escaping')
  expect(said(evil)).toEqual([])
  expect(page.url()).toContain('/room/')
  expect(page.context().pages()).toHaveLength(1)
  // The ear is not deaf: an ordinary page of this browser is heard.
  const other = await page.context().browser()?.newPage()
  await other?.goto(`${evil.origin}/control`)
  expect(evil.heard.join('')).toContain('GET /control')
  await other?.close()
})

test('whoever leaves the page or floods the room is ended, and the room goes on', async ({
  server,
  startedCandidate,
  evil,
}) => {
  const candidate = await startedCandidate()
  const { page } = candidate.room
  const mine = new PreviewPane(page)
  const programs = [
    `document.body.innerHTML = '<h1>honest</h1>'`,
    ...departures,
    `setInterval(() => { for (let i = 0; i < 1000; i++) parent.postMessage('x'.repeat(1000), '*') }, 1)`,
  ]
  const text = `import { which } from './which'
const programs = [${programs.map((program) => `() => { ${program} }`).join(',\n')}]
console.log('tried ' + which)
programs[which]()
`
  await new OutputPanel(page).bring([
    {
      name: 'main.jsx',
      text: text.replaceAll('EVIL', evil.origin).replaceAll('APP', server.origin),
    },
    { name: 'which.js', text: 'export const which = 0' },
  ])
  await mine.open()
  await mine.start()
  await mine.expectHeading('honest')
  await candidate.room.editor.locator('.view-lines').click()
  await page.keyboard.press('Control+End')
  let digits = 1
  const attempt = async (which: number) => {
    for (; digits > 0; digits--) await page.keyboard.press('Backspace')
    digits = String(which).length
    await page.keyboard.type(String(which))
  }
  for (const which of departures.keys()) {
    await attempt(which + 1)
    await expect(mine.console, departures[which]).toContainText(`tried ${which + 1}`)
  }
  await attempt(departures.length + 1)
  await expect(mine.region).toContainText('the program flooded this page with messages')
  await attempt(0)
  await candidate.room.expectLine('export const which = 0')
  await mine.expectHeading('honest')
  expect(said(evil)).toEqual([])
  expect(page.url()).toContain('/room/')
})
