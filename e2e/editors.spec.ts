/**
 * Two real editors in a real browser: typing, line ends of Windows, characters composed by an input method, undo, and
 * what the other has written arriving at any moment. After each step each editor shows exactly what its document holds.
 */
import { spawn } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { CDPSession, Page } from '@playwright/test'
import { expect, test } from './support/fixtures.ts'
import { seeded } from './load/typing.ts'

const steps = Number(process.env['STEPS'] ?? 1_000)
const seed = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const folder = mkdtempSync(join(tmpdir(), 'pairboard-editors-'))
// A picture of every step would take longer than the steps.
test.use({ trace: 'off' })
let server: ChildProcess
let address = ''

test.beforeAll(async () => {
  const program = join(import.meta.dirname, '../client/build/two-editors.ts')
  server = spawn(process.execPath, [program, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  if (!server.stdout) throw new Error('the page cannot be served')
  for await (const line of createInterface({ input: server.stdout })) {
    if (!line.startsWith('http')) continue
    address = line
    break
  }
})
test.afterAll(async () => {
  const exited = once(server, 'exit')
  server.kill('SIGTERM')
  await exited
  rmSync(folder, { recursive: true, force: true })
})

const words = ['a', 'word ', '{', ')', '\t', 'é', '😀', '👩‍💻', 'zwölf', ' ', '"']
const pastes = ['one\r\ntwo\r\n', '\r\n', 'x\ry', '  indented\n', '😀\r\n😀', 'z'.repeat(200)]
const keys = [
  'Enter',
  'Backspace',
  'Delete',
  'ArrowLeft',
  'ArrowUp',
  'Home',
  'End',
  'Tab',
  'ControlOrMeta+z',
  'ControlOrMeta+z',
  'ControlOrMeta+y',
  'Shift+ArrowRight',
  'Shift+ArrowDown',
  'ControlOrMeta+x',
  'Alt+ArrowDown',
  'Shift+Alt+ArrowUp',
]
/** As an input method builds a word up, and what becomes of it in the end; an empty word is given up. */
const compositions = [
  [['n', 'ni', 'にほ', 'にほん'], '日本'],
  [['´'], 'é'],
  [['k', 'か', 'かん'], '漢'],
  [['x', 'xi'], ''],
] as const

test(`${steps} steps in two editors, each of which shows what its document holds`, async ({
  browser,
}) => {
  process.stdout.write(`  two editors: seed ${seed}\n`)
  test.setTimeout(120_000 + steps * 200)
  const random = seeded(seed)
  const upTo = (below: number) => Math.floor(random() * below)
  const of = <T>(choices: readonly T[]): T => choices[upTo(choices.length)] as T
  const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] })
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  await page.goto(address)
  await expect(page.locator('.monaco-editor .view-line')).toHaveCount(6)

  const done: string[] = []
  for (let step = 0; step < steps; step++) {
    const dice = random()
    if (dice < 0.45) {
      const word = of(words)
      done.push(`types ${word}`)
      await page.keyboard.insertText(word)
    } else if (dice < 0.82) {
      const key = of(keys)
      done.push(key)
      await page.keyboard.press(key)
    } else if (dice < 0.91) {
      const text = of(pastes)
      done.push(`pastes ${JSON.stringify(text)}`)
      await page.evaluate((text) => navigator.clipboard.writeText(text), text)
      await page.keyboard.press('ControlOrMeta+v')
    } else {
      const [parts, word] = of(compositions)
      done.push(`composes ${word}`)
      await compose(devtools, parts, word, () =>
        editors(page, 'between', [[upTo(2), upTo(3)], [], []]),
      )
    }
    // One way into the page and back for all that is to happen between two steps.
    const from = random()
    const problems = await editors(page, 'between', [
      random() < 0.4 ? [upTo(2), upTo(5)] : [],
      random() < 0.25 ? [upTo(2)] : [],
      random() < 0.2 ? [from, random() < 0.5 ? from : random()] : [],
    ])
    expect(problems, `seed ${seed}, after ${done.slice(-12).join(' | ')}`).toEqual([])
  }
  const [one, two] = (await editors(page, 'meet')) as string[]
  expect(one).toBe(two)
  expect(await editors(page, 'problems')).toEqual([])
  await context.close()
})

/** Calls one of the page's own functions. */
async function editors(
  page: Page,
  name: 'between' | 'problems' | 'meet',
  given: readonly (readonly number[])[] = [],
): Promise<unknown> {
  return page.evaluate(
    ([name, given]) => {
      const bench = Reflect.get(window, 'twoEditors') as Record<
        string,
        (...n: unknown[]) => unknown
      >
      return bench[name]?.(...given)
    },
    [name, given] as const,
  )
}

async function compose(
  devtools: CDPSession,
  parts: readonly string[],
  word: string,
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  for (const text of parts) {
    const end = text.length
    await devtools.send('Input.imeSetComposition', { text, selectionStart: end, selectionEnd: end })
    await meanwhile()
  }
  if (word === '') {
    await devtools.send('Input.imeSetComposition', { text: '', selectionStart: 0, selectionEnd: 0 })
  } else await devtools.send('Input.insertText', { text: word })
}
