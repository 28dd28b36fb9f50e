/**
 * Whatever people and authors write is text: markup, script and style in every field that there is, looked at in the
 * browsers of all who see it. Should any of it ever run, build an element or be stopped by the content policy alone,
 * this tells.
 */
import { expect } from './support/fixtures.ts'
import type { Visitor } from './support/fixtures.ts'
import { markdownFields, onlyRoom, testWithLibrary } from './support/library-folder.ts'
import { OutputPanel } from './support/output-panel.ts'

const image = '<img src=x onerror="window.hacked=1">'
const style = '</style><style>*{opacity:0}</style>'
/** A name holds 80 characters. */
const name = `"><img src=x onerror=window.hacked=1>${style}`
const colour = 'red;}*{opacity:0}/*{{constructor.constructor("window.hacked=1")()}}'
const words = `${image}${style}<script>window.hacked=1</script>${colour}`
/** A scheme that runs, spelt as browsers forgive it. */
const link = 'java\tscript:window.hacked=1'

const test = testWithLibrary((field) => {
  // Markdown takes no raw HTML; between backquotes it is what the author wants to show.
  if (markdownFields.includes(field)) return `In ${field} \`${words}\``
  return `${field} ${words}`
})

async function watch({ room }: Visitor): Promise<Visitor['room']> {
  await room.page.addInitScript(() => {
    Object.assign(window, { violated: [] as string[] })
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
      // What is pasted as HTML is read in a document on no page, where nothing runs; Chromium reports its handlers.
      if (violatedDirective === 'script-src-attr') return
      ;(Reflect.get(window, 'violated') as string[]).push(`${violatedDirective} ${blockedURI}`)
    })
  })
  return room
}

/** Nothing of it has come alive on this page. */
async function expectTame({ room, traffic }: Visitor): Promise<void> {
  const found = await room.page.evaluate(() => ({
    hacked: 'hacked' in window,
    violated: Reflect.get(window, 'violated'),
    built: document.querySelectorAll('img[src="x"], script:not([src]):not([type]), [onerror]')
      .length,
    links: [...document.links].filter(({ protocol }) => !/^(https?|blob):$/.test(protocol)).length,
    styles: [...document.querySelectorAll('style')].filter(({ textContent }) =>
      /^\*\{opacity|red;\}/.test(textContent),
    ).length,
    opacity: getComputedStyle(document.body).opacity,
  }))
  expect(found).toEqual({
    hacked: false,
    violated: [],
    built: 0,
    links: 0,
    styles: 0,
    opacity: '1',
  })
  expect(traffic.requested.filter((url) => new URL(url).pathname.endsWith('/x'))).toEqual([])
}

test('markup, script and style are text in every field, for everybody who reads them', async ({
  createInterview,
  newVisitor,
}) => {
  test.setTimeout(300_000)
  const interview = await createInterview({ ...onlyRoom, candidate: name, role: name })
  const people: Visitor[] = []
  const enter = async (role: 'examiner' | 'candidate' | 'observer') => {
    const visitor = await newVisitor()
    people.push(visitor)
    const room = await watch(visitor)
    await room.open(interview.address(role))
    await room.join(name)
    return room
  }
  const [examiner, second, candidate, observer] = [
    await enter('examiner'),
    await enter('examiner'),
    await enter('candidate'),
    await enter('observer'),
  ]

  await test.step('prompts, hints and the rubric', async () => {
    await examiner.start()
    await examiner.page.getByRole('radio', { name: 'Drill-down' }).click()
    await examiner.revealNext()
    for (const room of [candidate, observer]) {
      await room.view('Code')
      await expect(room.page.getByRole('listitem').filter({ hasText: words }).first()).toBeVisible()
      await room.editorReady()
    }
    await expect(examiner.rubric.getByText(`criterion ${words}`).first()).toBeVisible()
  })

  await test.step('what examiners write', async () => {
    await examiner.page.keyboard.press('Alt+e')
    await examiner.rubric.getByLabel('What did you see or hear?').fill(words)
    await examiner.page.keyboard.press('Enter')
    await examiner.rubric.getByLabel('Your general notes').fill(words)
    await examiner.rubric.getByRole('tab', { name: 'Notes' }).click()
    await examiner.rubric.getByLabel('Shared notes').fill(words)
    await examiner.rubric.getByLabel('A word to the other examiners').fill(words)
    await examiner.page.keyboard.press('Enter')
    await second.rubric.getByRole('tab', { name: 'Notes' }).click()
    await expect(second.rubric.getByRole('log').getByText(words)).toBeVisible()
    await expect(second.rubric.getByLabel('Shared notes')).toHaveValue(words)
  })

  await test.step('files, what is in them, and what they print', async () => {
    // A name takes none of it.
    await candidate.page.getByRole('button', { name: 'Add a file' }).click()
    const field = candidate.page.getByLabel('Name of the file')
    await field.fill('<img src=x onerror=window.hacked=1>.js')
    await field.press('Enter')
    await expect(field).toHaveAttribute('aria-invalid', 'true')
    await field.press('Escape')
    const file = 'printed.js'
    await candidate.addFile(file)
    await candidate.editor.locator('.view-lines').click()
    await candidate.page.keyboard.insertText(
      `console.log(${JSON.stringify(words)}); throw new Error(${JSON.stringify(words)})`,
    )
    const output = new OutputPanel(candidate.page)
    await candidate.page.keyboard.press('ControlOrMeta+Enter')
    await output.over()
    await expect(output.output).toContainText(words)
    for (const room of [examiner, observer]) {
      await expect(room.page.getByRole('tab', { name: file })).toBeVisible()
      await room.page.getByRole('tab', { name: file }).click()
      await expect.poll(async () => (await room.lines()).join('')).toContain('onerror')
      await expect(new OutputPanel(room.page).output).toContainText(words)
    }
  })

  await test.step('the board: typed, pasted as text, as a picture in text, as a page and as a link', async () => {
    for (const room of [examiner, candidate, observer]) {
      await room.view('Board')
      await room.boardReady()
    }
    const box = await candidate.canvas.boundingBox()
    if (!box) throw new Error('the whiteboard is not on the screen')
    // The board takes keys once it was clicked.
    await candidate.page.mouse.click(box.x + 150, box.y + 120)
    await candidate.page.keyboard.press('t')
    await candidate.page.mouse.click(box.x + 150, box.y + 120)
    await candidate.page.keyboard.insertText(words)
    await candidate.page.keyboard.press('Escape')
    await candidate.page.keyboard.press('Escape')
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked=1"><script>window.hacked=1</script></svg>`
    for (const [at, [type, text]] of (
      [
        ['text/plain', svg],
        ['text/html', `<p>${words}</p>${svg}`],
        ['text/plain', link],
        ['text/plain', 'https://gist.github.com/someone/0123456789abcdef'],
      ] as const
    ).entries()) {
      await candidate.page.mouse.click(box.x + box.width - 60, box.y + 160 + 90 * at)
      // As the browser hands it over; the clipboard itself would have it cleaned, and complain, while it is filled.
      await candidate.page.evaluate(
        ([type, text]) => {
          const clipboardData = new DataTransfer()
          clipboardData.setData(type, text)
          const target = document.activeElement ?? document.body
          const options = { clipboardData, bubbles: true, cancelable: true }
          target.dispatchEvent(new ClipboardEvent('paste', options))
        },
        [type, text] as const,
      )
    }
    for (const room of [candidate, examiner, observer]) {
      await expect(room.shapes.filter({ hasText: words }).first()).toBeVisible()
      expect(
        await room.page.locator('.tl-canvas iframe, .tl-embed, .tl-canvas svg script').count(),
      ).toBe(0)
    }
  })

  for (const visitor of people) await expectTame(visitor)

  await test.step('the end, the report and the first page', async () => {
    await examiner.end()
    await expect(candidate.page.getByRole('heading', { name: /^Thank you/ })).toBeVisible()
    for (const visitor of people) await expectTame(visitor)
    const address = new URL(examiner.page.url())
    await examiner.page.goto(`${address.origin}/room/${interview.room}/report`)
    await expect(examiner.page.getByText(name).first()).toBeVisible()
    await examiner.page.goto(address.origin)
    await expect(examiner.page.getByText(name).first()).toBeVisible()
    const [first] = people
    if (first) await expectTame(first)
  })
})
