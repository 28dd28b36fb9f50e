/** Running the room's code: one runs, everybody sees. */
import { expect, test } from './support/fixtures.ts'
import { OutputPanel } from './support/output-panel.ts'

test('a run is seen by everybody, its errors lead to their place, and its input is given beforehand', async ({
  startedInterview,
  enter,
}) => {
  const { interview, examiner, candidate } = await startedInterview()
  const observer = await enter(interview, 'observer', 'Zoé Petit')
  const [mine, theirs, watched] = [candidate, examiner, observer].map(
    ({ room }) => new OutputPanel(room.page),
  ) as [OutputPanel, OutputPanel, OutputPanel]
  await mine.bring([
    { name: 'shape.ts', text: 'export const area = (a: number, b: number): number => a * b\n' },
    {
      name: 'main.ts',
      text: `import { area } from './shape'
const name: string | null = readLine()
console.log('hello', name, area(6, 7), { list: [1, new Map([['k', 'v']])] })
function fail(reason: string): never { throw new RangeError(reason) }

fail('on purpose')
`,
    },
    { name: 'wrong.js', text: 'const a = 1\nconst b = = 2\n' },
    { name: 'Main.java', text: 'class Main {}\n' },
  ])
  await mine.region.getByRole('button', { name: 'Input' }).click()
  await mine.region.getByRole('textbox').fill('Ann\nBob\n')
  await mine.begin('main.ts')
  for (const panel of [mine, theirs, watched]) {
    await expect(panel.output).toContainText("hello Ann 42 { list: [ 1, Map(1) { 'k' => 'v' } ] }")
    await expect(panel.output).toContainText('RangeError: on purpose')
    await expect(panel.output).toContainText('at fail (main.ts:4:46)')
    await expect(panel.region).toContainText('run by Camille Durand')
    await expect(panel.output).toContainText('Ended with an error')
  }
  await theirs.output.getByRole('button', { name: 'main.ts:6:1' }).click()
  await expect(theirs.tab('main.ts')).toHaveAttribute('aria-selected', 'true')
  await expect(examiner.room.page.getByRole('contentinfo')).toContainText('Ln 6, Col 1')

  await mine.begin('wrong.js')
  await expect(theirs.output).toContainText('wrong.js:2:11')
  await expect(theirs.output).toContainText('SyntaxError: Unexpected token')

  await mine.tab('Main.java').click()
  await expect(mine.region).toContainText('Edit only: Java does not run here.')
  await expect(mine.runButton).toBeDisabled()
  await expect(watched.runButton).toHaveCount(0)
  await expect(watched.region).toContainText('you cannot run it yourself')
})

test('a program is stopped at once, and a lock keeps the candidate from running', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview()
  const mine = new OutputPanel(candidate.room.page)
  const theirs = new OutputPanel(examiner.room.page)
  await mine.bring([{ name: 'loop.js', text: "console.log('turning'); for (;;) {}" }])
  await mine.begin('loop.js')
  await expect(theirs.output).toContainText('turning')
  await mine.stop.click()
  await expect(mine.runButton).toBeVisible()
  await expect(theirs.output).toContainText('Stopped')

  await examiner.room.page.getByRole('button', { name: 'For everyone' }).click()
  await examiner.room.page.getByRole('menuitemcheckbox', { name: /Editor read-only/ }).click()
  await examiner.room.page.keyboard.press('Escape')
  await expect(mine.runButton).toHaveCount(0)
})

const asking = [
  {
    name: 'ask.py',
    text: `name = input('name? ')
print('hello', name)
total = 0
while True:
    try:
        total += int(input())
    except EOFError:
        break
print('total', total)
`,
  },
  {
    name: 'ask.c',
    text: `#include <stdio.h>
int main(void) {
  char name[80];
  int total = 0, number;
  printf("name? ");
  scanf("%79s", name);
  printf("hello %s\\n", name);
  while (scanf("%d", &number) == 1) total += number;
  printf("total %d\\n", total);
}
`,
  },
]

test('a program asks, whoever runs it answers, and everybody reads both', async ({
  startedInterview,
}) => {
  test.setTimeout(400_000)
  const { examiner, candidate } = await startedInterview()
  const mine = new OutputPanel(candidate.room.page)
  const theirs = new OutputPanel(examiner.room.page)
  await mine.bring(asking)
  const field = mine.output.getByLabel('The program waits for input')
  const keys = candidate.room.page.keyboard
  for (const { name } of asking) {
    await mine.begin(name)
    // A compiler has a hundred megabytes to unpack.
    await expect(field).toBeFocused({ timeout: 150_000 })
    for (const panel of [mine, theirs]) await expect(panel.output).toContainText('name? ')
    await expect(theirs.output).toContainText('Waits for input')
    await expect(theirs.output.getByRole('textbox')).toHaveCount(0)
    await keys.type('Ann')
    await keys.press('Enter')
    for (const panel of [mine, theirs]) {
      await expect(panel.output).toContainText('name? Ann\nhello Ann')
      await expect(panel.typed).toHaveText(['Ann'])
    }
    for (const number of ['40', '2']) {
      await expect(field).toBeFocused()
      await keys.type(number)
      await keys.press('Enter')
      await expect(mine.typed.last()).toHaveText(number)
    }
    await expect(field).toBeFocused()
    if (name.endsWith('.py')) await keys.press('Control+KeyD')
    else await mine.output.getByRole('button', { name: 'End of input' }).click()
    for (const panel of [mine, theirs]) await expect(panel.output).toContainText('total 42')
    await expect(field).toHaveCount(0)
    await mine.over()

    // Whoever has only chosen a file is asked as well.
    await mine.tab(name).click()
    await keys.press('ControlOrMeta+Enter')
    await expect(field).toBeFocused()
    await mine.stop.click()
    await expect(mine.runButton).toBeVisible()
    await expect(theirs.output).toContainText('Stopped')
  }
})

test('visible tests run for everybody; hidden ones are run and seen by examiners alone', async ({
  startedInterview,
}) => {
  const { examiner, candidate } = await startedInterview()
  const mine = new OutputPanel(candidate.room.page)
  const theirs = new OutputPanel(examiner.room.page)
  await mine.show('Tests')
  await expect(mine.region).toContainText('There are no tests yet.')
  await examiner.room.page.getByRole('radio', { name: 'Exercise' }).click()
  await examiner.room.page.getByRole('button', { name: 'Show the exercise' }).click()
  await mine.region.getByRole('button', { name: 'Run the tests' }).click()
  for (const panel of [mine, theirs]) {
    await expect(panel.row('A single pixel')).toContainText('Failed')
    await expect(panel.row('A single pixel')).toContainText('["o"]')
    await expect(panel.row('Ends when the colour is the start’s own')).toContainText('Passed')
    await expect(panel.region).toContainText('11 failed')
  }

  const hidden = 'A blank picture of 1000 × 1000 in under two seconds'
  await theirs.region.getByRole('button', { name: 'Run them' }).click()
  await expect(theirs.row(hidden)).toContainText('Failed')
  await expect(mine.row(hidden)).toHaveCount(0)
  expect(await candidate.traffic.find([hidden, 'Une image vide de 1000'])).toEqual([])
})
