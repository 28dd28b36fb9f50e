/**
 * How long a run takes from the key to the output on the runner's own screen, for each language: the first time in a
 * browser, again, and right after a program that had to be stopped; and how long the room's main thread was busy at once.
 */
import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'
import { chromium } from '@playwright/test'
import type { Browser } from '@playwright/test'
import { launchOptions } from '../support/chromium.ts'
import { longestTaskMs } from '../support/main-thread.ts'
import { OutputPanel } from '../support/output-panel.ts'
import { RoomPage } from '../support/room-page.ts'
import { ServerProcess } from '../support/server-process.ts'
import { newRoom } from './new-room.ts'

interface Measured {
  readonly extension: string
  readonly hello: (word: string) => string
  readonly endless: string
  readonly targets: Partial<Figures>
}

interface Figures {
  'cold ms': number
  'warm ms': number
  'restart ms': number
  'main thread ms': number
}

const blocked = { 'main thread ms': 50 }
const light = { 'warm ms': 20, ...blocked }
const scripts = { 'cold ms': 150, 'warm ms': 10, ...blocked }

const languages: Readonly<Record<string, Measured>> = {
  JavaScript: {
    extension: 'js',
    hello: (word) => `console.log('${word}')\n`,
    endless: "console.log('turning')\nfor (;;) {}\n",
    targets: scripts,
  },
  TypeScript: {
    extension: 'ts',
    hello: (word) => `const word: string = '${word}'\nconsole.log(word)\n`,
    endless: "console.log('turning')\nfor (;;) {}\n",
    targets: scripts,
  },
  Python: {
    extension: 'py',
    hello: (word) => `print("${word}")\n`,
    endless: 'print("turning")\nwhile True: pass\n',
    targets: { ...light, 'restart ms': 300 },
  },
  SQL: {
    extension: 'sql',
    hello: (word) => `SELECT '${word}';\n`,
    endless:
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;\n',
    targets: light,
  },
  PostgreSQL: {
    extension: 'pgsql',
    hello: (word) => `SELECT '${word}';\n`,
    endless:
      'WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT 1 FROM n) SELECT count(*) FROM n;\n',
    targets: light,
  },
  Lua: {
    extension: 'lua',
    hello: (word) => `print("${word}")\n`,
    endless: 'print("turning")\nwhile true do end\n',
    targets: light,
  },
  PHP: {
    extension: 'php',
    hello: (word) => `<?php echo "${word}\\n";\n`,
    endless: '<?php echo "turning\\n"; while (true) {}\n',
    targets: light,
  },
  Ruby: {
    extension: 'rb',
    hello: (word) => `puts "${word}"\n`,
    endless: 'puts "turning"\nloop {}\n',
    targets: light,
  },
  Bash: {
    extension: 'sh',
    hello: (word) => `echo ${word}\n`,
    endless: 'while true; do :; done\n',
    targets: blocked,
  },
  Scheme: {
    extension: 'scm',
    hello: (word) => `(display "${word}")\n`,
    endless: '(display "turning")\n(let turn () (turn))\n',
    targets: light,
  },
  Perl: {
    extension: 'pl',
    hello: (word) => `print "${word}\\n";\n`,
    endless: 'print "turning\\n"; while (1) {}\n',
    targets: light,
  },
  C: {
    extension: 'c',
    hello: (word) => `#include <stdio.h>\nint main(void) { puts("${word}"); }\n`,
    endless: '#include <stdio.h>\nint main(void) { puts("turning"); for (;;) {} }\n',
    targets: { 'warm ms': 150, ...blocked },
  },
  'C++': {
    extension: 'cpp',
    hello: (word) => `#include <iostream>\nint main() { std::cout << "${word}\\n"; }\n`,
    endless:
      '#include <cstdio>\nint main() { std::puts("turning"); for (;;) std::fflush(stdout); }\n',
    targets: blocked,
  },
}

const warmRuns = 5
/** A compiler has a hundred megabytes to unpack; what takes longer does not come at all. */
const longestRunMs = 180_000
/** A person reads a file before they run it, and its output after; meanwhile the next worker gets ready. */
const readingMs = 3_000

const median = (numbers: readonly number[]) =>
  numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** From the key until the word stands in the panel. The key comes so many milliseconds after the file was opened. */
async function keyToOutput(
  panel: OutputPanel,
  file: string,
  word: string,
  openedForMs: number,
): Promise<number> {
  await panel.tab(file).click()
  await panel.show('Output')
  await panel.page.waitForFunction(
    (name) =>
      document.querySelector('[role=tab][aria-selected=true]')?.textContent?.startsWith(name),
    file,
  )
  await pause(openedForMs)
  // In an object, so that it is not awaited: the key must find somebody listening.
  const measured = await panel.region.evaluateHandle(
    (region, { wanted, patienceMs }) => ({
      ms: new Promise<number>((resolve, reject) => {
        setTimeout(() => reject(new Error(`no output, but: ${region.textContent}`)), patienceMs)
        let pressedAt = Number.NaN
        const onKey = (event: KeyboardEvent) => {
          if (event.key === 'Enter') pressedAt = event.timeStamp
        }
        window.addEventListener('keydown', onKey, { capture: true })
        const observer = new MutationObserver(() => {
          if (Number.isNaN(pressedAt) || !region.textContent.includes(wanted)) return
          observer.disconnect()
          window.removeEventListener('keydown', onKey, { capture: true })
          resolve(performance.now() - pressedAt)
        })
        observer.observe(region, { subtree: true, childList: true, characterData: true })
      }),
    }),
    { wanted: word, patienceMs: longestRunMs },
  )
  await panel.page.keyboard.press('ControlOrMeta+Enter')
  const ms = await measured.evaluate((begun) => begun.ms)
  await panel.over()
  return ms
}

async function measure(browser: Browser, origin: string, language: Measured): Promise<Figures> {
  const { extension, hello, endless } = language
  const context = await browser.newContext()
  try {
    const room = new RoomPage(await context.newPage())
    await room.open(await newRoom(origin))
    await room.join('Bench')
    await room.editorReady()
    const panel = new OutputPanel(room.page)
    const word = (run: number) => `hello-${extension}-${run}`
    const file = (run: number) => `${word(run)}.${extension}`
    const runs = Array.from({ length: warmRuns + 2 }, (_, run) => run)
    await panel.bring([
      ...runs.map((run) => ({ name: file(run), text: hello(word(run)) })),
      { name: `endless.${extension}`, text: endless },
    ])
    await pause(readingMs)
    const coldMs = await keyToOutput(panel, file(0), word(0), 0)
    const warmMs: number[] = []
    const longestMs = await longestTaskMs(room.page, async () => {
      for (const run of runs.slice(1, -1)) {
        warmMs.push(await keyToOutput(panel, file(run), word(run), readingMs))
      }
    })
    await panel.begin(`endless.${extension}`)
    await panel.region.getByRole('status').getByText('Running', { exact: true }).waitFor()
    // Somebody sees it turn before they stop it.
    await pause(readingMs)
    await panel.stop.click()
    await panel.over()
    const last = runs.length - 1
    const restartMs = await keyToOutput(panel, file(last), word(last), 0)
    return {
      'cold ms': coldMs,
      'warm ms': median(warmMs),
      'restart ms': restartMs,
      'main thread ms': longestMs,
    }
  } finally {
    await context.close()
  }
}

const only = process.argv
  .find((argument) => argument.startsWith('--only='))
  ?.slice('--only='.length)
const server = await ServerProcess.start({ ROOMS_PER_MINUTE: '1000' })
const browser = await chromium.launch(launchOptions)
const results: Record<string, Figures> = {}
try {
  for (const [name, language] of Object.entries(languages)) {
    if (only !== undefined && only !== name) continue
    results[name] = await measure(browser, server.origin, language)
  }
} finally {
  await browser.close()
  await server.stop()
}

console.table(
  Object.fromEntries(
    Object.entries(results).map(([name, figures]) => [
      name,
      Object.fromEntries(
        Object.entries(figures).map(([column, value]: [string, number]) => {
          const target = languages[name]?.targets[column as keyof Figures]
          if (target === undefined) return [column, value.toFixed(0)]
          return [column, `${value.toFixed(0)} (${value <= target ? '≤' : 'not ≤'} ${target})`]
        }),
      ),
    ]),
  ),
)
const folder = join(import.meta.dirname, '../../bench-results')
await mkdir(folder, { recursive: true })
const name = join(folder, `runs-${new Date().toISOString().replaceAll(':', '-')}.json`)
const machine = { cpu: cpus()[0]?.model, cores: cpus().length, node: process.version }
await writeFile(name, JSON.stringify({ machine, results }, null, 2))
process.stdout.write(`\n${name}\n`)
