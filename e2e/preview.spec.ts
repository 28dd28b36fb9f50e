/** A room's front end beside its editor: it follows what is typed, for whoever has pressed for it. */
import { graveViolations } from './support/accessibility.ts'
import { expect, test } from './support/fixtures.ts'
import { OutputPanel } from './support/output-panel.ts'
import { PreviewPane } from './support/preview-pane.ts'

const shop = [
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
import { capitalize } from 'lodash'
import names from './App.module.css'
import rows from './rows.json'
import { title } from './title'

export function App() {
  const [items, setItems] = useState<string[]>(rows)
  const [text, setText] = useState('')
  return (
    <main>
      <h1 className={names.title}>{title}</h1>
      <ul>{items.map((item) => <li key={item}>{capitalize(item)}</li>)}</ul>
      <form onSubmit={(event) => { event.preventDefault(); setItems([...items, text]); console.log('added', { text }) }}>
        <input aria-label="Item" autoFocus value={text} onChange={(event) => setText(event.target.value)} />
        <button>Add</button>
        <button type="button" onClick={() => { throw new RangeError('sold out') }}>Buy</button>
        <button type="button" onClick={() => { for (;;) { } }}>Wait</button>
      </form>
    </main>
  )
}
`,
  },
  { name: 'style.css', text: 'li { color: rgb(10, 20, 30) }\n' },
  { name: 'App.module.css', text: '.title { color: rgb(40, 50, 60) }\n' },
  { name: 'rows.json', text: '["bread", "milk"]\n' },
  { name: 'title.ts', text: "export const title = 'Shop'" },
]

test('a front end follows its files, in the browser of whoever has pressed for it', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview()
  const { page } = candidate.room
  const mine = new PreviewPane(page)
  const theirs = new PreviewPane(examiner.room.page)
  await expect(page.getByRole('button', { name: 'Show the preview' })).toHaveCount(0)
  await new OutputPanel(page).bring(shop)
  await candidate.room.view('Code')
  await mine.open()
  await mine.start()
  await mine.expectHeading('Shop')
  await expect(mine.picture.getByRole('listitem')).toHaveText(['Bread', 'Milk'])
  await expect(mine.picture.getByRole('listitem').first()).toHaveCSS('color', 'rgb(10, 20, 30)')
  await expect(mine.picture.getByRole('heading')).toHaveCSS('color', 'rgb(40, 50, 60)')
  // A form is sent by its key and by its button, though no form may leave the frame.
  await mine.pointAt()
  await mine.picture.getByLabel('Item').fill('tea')
  await mine.picture.getByLabel('Item').press('Enter')
  await mine.picture.getByLabel('Item').fill('oil')
  await mine.picture.getByRole('button', { name: 'Add' }).click()
  await expect(mine.picture.getByRole('listitem')).toHaveText(['Bread', 'Milk', 'Tea', 'Oil'])
  await expect(mine.console).toContainText("added { text: 'tea' }")

  // Nothing runs at the examiner's before they press.
  await theirs.open()
  await expect(theirs.region).toContainText('It begins with main.tsx.')
  await expect(theirs.region.locator('iframe')).toHaveCount(0)
  await theirs.start()
  await theirs.expectHeading('Shop')

  // The field that wants the focus does not get what is typed in the editor.
  await candidate.room.editor.locator('.view-lines').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.type(' of Camille')
  await candidate.room.expectLine("export const title = 'Shop of Camille'")
  for (const pane of [mine, theirs]) await pane.expectHeading('Shop of Camille')
  await expect(mine.picture.getByLabel('Item')).toHaveValue('')

  // What is half typed takes nothing away.
  await page.keyboard.press('End')
  await page.keyboard.type('\nconst half = )')
  for (const pane of [mine, theirs]) {
    await expect(pane.region.getByRole('button', { name: 'Go to title.ts:2:14' })).toBeVisible()
    await expect(pane.region).toContainText('The picture is the last good one.')
    await pane.expectHeading('Shop of Camille')
  }
  await page.keyboard.press('Shift+Home')
  await page.keyboard.type("import $ from 'jquery'; $()")
  await expect(mine.region).toContainText(/jquery cannot be imported here. These can: react 19/)
  await page.keyboard.press('Shift+Home')
  await page.keyboard.type("throw new Error('on purpose')")
  await expect(mine.console).toContainText('Error: on purpose')
  await mine.expectHeading('Shop of Camille')
  await mine.console.getByRole('button', { name: 'title.ts:2:7' }).click()
  await expect(page.getByRole('contentinfo')).toContainText('Ln 2, Col 7')
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Delete')
  await expect(mine.region).not.toContainText('The picture is the last good one.')
})

test('errors and endless loops are told with their place, and the room goes on', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview()
  const { page } = candidate.room
  const mine = new PreviewPane(page)
  await new OutputPanel(page).bring(shop)
  await candidate.room.view('Code')
  await mine.open()
  await mine.start()
  await mine.expectHeading('Shop')
  await mine.pointAt()
  await mine.picture.getByRole('button', { name: 'Buy' }).click()
  await expect(mine.console).toContainText('RangeError: sold out')
  await mine.console.getByRole('button', { name: 'Go to App.tsx:17' }).first().click()
  await expect(page.getByRole('contentinfo')).toContainText('Ln 17')

  await mine.pointAt()
  await mine.picture.getByRole('button', { name: 'Wait' }).click()
  await expect(mine.region).toContainText('more than two seconds without a pause')
  await expect(mine.region.getByRole('button', { name: 'Go to App.tsx:18' })).toBeVisible()
  await mine.expectHeading('Shop')
  // What no guard stands in is ended from outside: here a pattern that never ends.
  await page.getByRole('tab', { name: 'title.ts' }).click()
  await candidate.room.editor.locator('.view-lines').click()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  // All at once: brackets that the editor closes by itself come when it has had the time to read the file.
  await page.keyboard.insertText("export const n = /^(a+)+$/.test('a'.repeat(60) + 'b')")
  // The picture before it shares its process and may be held to be the one that hangs: then it begins once more.
  await expect(mine.region).toContainText('the program does not answer any more', {
    timeout: 120_000,
  })
  await page.keyboard.press('End')
  await page.keyboard.press('Shift+Home')
  await page.keyboard.press('Delete')
  await mine.expectHeading('Shop')
  await mine.region.getByRole('button', { name: 'Stop the preview' }).click()
  await expect(mine.region.locator('iframe')).toHaveCount(0)

  // A lock keeps nobody from looking, and neither does the end.
  await examiner.room.end()
  const { page: theirPage } = examiner.room
  await theirPage.getByRole('button', { name: 'Look at the room again' }).click()
  const theirs = new PreviewPane(theirPage)
  await theirs.open()
  await theirs.start()
  await theirs.expectHeading('Shop')
})

test('a page of HTML with Vue, by keyboard, in French, keeps nobody out', async ({
  createInterview,
  enter,
}) => {
  const interview = await createInterview({ language: 'fr' })
  const { room } = await enter(interview, 'examiner', 'Adèle Martin', {
    locale: 'fr-FR',
    colorScheme: 'dark',
  })
  await room.editorReady()
  const { page } = room
  await page.getByRole('button', { name: 'Autres actions sur les fichiers' }).click()
  const chooser = page.waitForEvent('filechooser')
  await page.getByRole('menuitem', { name: 'Apporter des fichiers de cet ordinateur' }).click()
  const files = {
    'index.html': `<!doctype html>
<link rel="stylesheet" href="style.css">
<script src="https://cdn.example/library.js"></script>
<div id="app"><h1>{{ greeting }}</h1><button @click="count++">{{ count }}</button></div>
<p onclick="document.title = this.textContent; console.log('clicked', event.type)">old</p>
<script type="module" src="/main.js"></script>
`,
    'main.js': `import { createApp, ref } from 'vue'
createApp({ setup: () => ({ greeting: 'Bonjour', count: ref(0) }) }).mount('#app')
`,
    'style.css': 'h1 { color: rgb(1, 2, 3) }\n',
  }
  await (
    await chooser
  ).setFiles(
    Object.entries(files).map(([name, text]) => ({
      name,
      mimeType: 'text/plain',
      buffer: Buffer.from(text),
    })),
  )
  await expect(page.getByRole('button', { name: 'Montrer l’aperçu' })).toBeVisible()
  await page.keyboard.press('Alt+Digit5')
  await expect(page.getByRole('button', { name: 'Lancer l’aperçu' })).toBeFocused()
  await page.keyboard.press('Enter')
  const region = page.getByRole('region', { name: 'Aperçu' })
  const picture = region.frameLocator('iframe[data-shown]')
  await expect(picture.getByRole('heading')).toHaveText('Bonjour')
  await expect(picture.getByRole('heading')).toHaveCSS('color', 'rgb(1, 2, 3)')
  await expect(region).toContainText('Non chargé : https://cdn.example/library.js')
  // Tab leads from the bar into the picture.
  await region.getByRole('button', { name: 'Masquer l’aperçu' }).focus()
  await page.keyboard.press('Tab')
  await expect(picture.getByRole('button')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(picture.getByRole('button')).toHaveText('1')

  expect(await graveViolations(page, { except: 'iframe' })).toEqual([])
})
