/** Go, as a pack that one command makes. It takes a Go on this machine, and fails without one. */
import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test as base } from './support/fixtures.ts'
import { OutputPanel } from './support/output-panel.ts'
import { tryReferences } from './support/references.ts'
import { ServerProcess } from './support/server-process.ts'

const command = join(import.meta.dirname, '../client/build/pack-go.ts')

/** A compiler of forty megabytes, without optimisation, and two browsers share the machine. */
const patience = { timeout: 150_000 }

/** Every type that an exercise can name, in a program that answers with what it was given. */
const typesExercise: Readonly<Record<string, string>> = {
  'manifest.yaml': `id: types
title: { fr: Types, en: Types }
summary: { fr: Tous les types., en: All types. }
level: any
minutes: 5
coding:
  entry: gather
  timeoutMs: 2000
  languages: [go]
  parameters: ['map<{ name: string, at: { x: int, y: int }, size: float?, flags: boolean[] }[]>', '{ x: int, y: int }', 'int?', 'int[][]', string]
  returns: 'map<{ name: string, at: { x: int, y: int }, size: float?, flags: boolean[] }[]>'
`,
  'statement.en.md': '# Types\n\nWrite `gather`.\n',
  'statement.fr.md': '# Types\n\nÉcrivez `gather`.\n',
  'starter/go/types.go': `package main

import (
	"errors"
	"fmt"
	"os"
	"sync"
)

type Point struct{ X, Y int }
type Shape struct {
	Name  string
	At    Point
	Size  *float64
	Flags []bool
}

var calls int

func gather(shapes map[string][]Shape, moved Point, limit *int, grid [][]int, how string) (map[string][]Shape, error) {
	calls++
	switch how {
	case "error":
		return nil, errors.New("RangeError: as told")
	case "panic":
		panic("TypeError: as told")
	case "index":
		return nil, fmt.Errorf("%d", grid[len(grid)][0])
	case "exit":
		os.Exit(7)
	case "deadlock":
		var wait sync.WaitGroup
		wait.Add(1)
		wait.Wait()
	case "forever":
		for {
		}
	}
	if limit != nil {
		size := float64(*limit) + 0.5
		for _, row := range grid {
			for _, cell := range row {
				moved.X += cell
			}
		}
		shapes["sum"] = []Shape{{Name: fmt.Sprint("call ", calls), At: moved, Size: &size}}
	}
	return shapes, nil
}
`,
  'cases.yaml': `cases:
  - id: all
    title: { fr: Tout revient, en: All comes back }
    arguments: [{ a: [{ name: "é <q>", at: { x: -1, y: 2 }, size: 0.1, flags: [true, false] }], b: [] }, { x: 10, y: 1 }, 7, [[1, 2], [], [3]], '']
    expect: { value: { a: [{ name: "é <q>", at: { x: -1, y: 2 }, size: 0.1, flags: [true, false] }], b: [], sum: [{ name: call 1, at: { x: 16, y: 1 }, size: 7.5, flags: [] }] } }
  - id: different
    title: { fr: Autre chose, en: Something else }
    arguments: [{}, { x: 0, y: 0 }, null, [], '']
    expect: { value: { b: [] } }
  - id: error
    title: { fr: Rend une erreur, en: Returns an error }
    arguments: [{}, { x: 0, y: 0 }, null, [], error]
    expect: { error: RangeError }
  - id: panic
    title: { fr: Panique, en: Panics }
    arguments: [{}, { x: 0, y: 0 }, null, [], panic]
    expect: { error: TypeError }
  - id: index
    title: { fr: Hors limites, en: Out of range }
    arguments: [{}, { x: 0, y: 0 }, null, [[1]], index]
    expect: { value: {} }
  - id: exit
    title: { fr: Sort, en: Exits }
    arguments: [{}, { x: 0, y: 0 }, null, [], exit]
    expect: { value: {} }
  - id: deadlock
    title: { fr: Interblocage, en: Deadlock }
    arguments: [{}, { x: 0, y: 0 }, null, [], deadlock]
    expect: { value: {} }
  - id: forever
    title: { fr: Sans fin, en: Endless }
    arguments: [{}, { x: 0, y: 0 }, null, [], forever]
    expect: { value: {} }
  - id: again
    title: { fr: Continue après, en: Goes on afterwards }
    arguments: [{}, { x: 1, y: 2 }, 0, [], '']
    expect: { value: { sum: [{ name: call 1, at: { x: 1, y: 2 }, size: 0.5, flags: [] }] } }
  - id: unseen
    title: { fr: Caché, en: Unseen }
    arguments: [{}, { x: 0, y: 0 }, null, [], '']
    expect: { value: {} }
    hidden: true
`,
}

async function writeExercise(folder: string): Promise<void> {
  for (const [name, text] of Object.entries(typesExercise)) {
    await mkdir(dirname(join(folder, name)), { recursive: true })
    await writeFile(join(folder, name), text)
  }
}

const test = base.extend<object, { server: ServerProcess }>({
  server: [
    async ({}, provide) => {
      const folder = await mkdtemp(join(tmpdir(), 'pairboard-go-'))
      const runtimes = join(folder, 'runtimes')
      try {
        await promisify(execFile)(process.execPath, [command, runtimes])
        await writeExercise(join(folder, 'exercises/types'))
        const server = await ServerProcess.start({
          RUNTIMES_DIR: runtimes,
          EXERCISES_DIR: join(folder, 'exercises'),
        })
        await provide(server)
        await server.stop()
      } finally {
        await rm(folder, { recursive: true })
      }
    },
    { scope: 'worker', timeout: 900_000 },
  ],
})

// In one worker: the pack is made once.
test.describe.configure({ mode: 'default' })

const programs = [
  { name: 'go_area.go', text: 'package main\n\nfunc area(a, b int) int { return a * b }\n' },
  {
    name: 'greets.go',
    text: `package main

import (
	"fmt"
	"sort"
	"sync"
)

func Map[T, U any](list []T, change func(T) U) []U {
	var changed []U
	for _, item := range list {
		changed = append(changed, change(item))
	}
	return changed
}

func main() {
	var name, surname string
	fmt.Scan(&name, &surname)
	fmt.Println("hello", name, surname, area(6, 7))
	var wait sync.WaitGroup
	squares := make(chan int, 100)
	for number := range make([]int, 100) {
		wait.Add(1)
		go func(number int) {
			defer wait.Done()
			squares <- number * number
		}(number)
	}
	wait.Wait()
	close(squares)
	var list []int
	for square := range squares {
		list = append(list, square)
	}
	sort.Ints(list)
	fmt.Println(Map(list[97:], func(square int) string { return fmt.Sprintf("<%d>", square) }))
}
`,
  },
  {
    name: 'asks.go',
    text: `package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	fmt.Print("name? ")
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		fmt.Println("line", lines.Text())
	}
	fmt.Println("over")
}
`,
  },
  {
    name: 'mistaken.go',
    text: 'package main\n\nimport "net/http"\n\nfunc main() {\n\tunused := 1\n\thttp.Get(nothing)\n}\n',
  },
  {
    name: 'panics.go',
    text: 'package main\n\nfunc third(list []int) int {\n\treturn list[2]\n}\n\nfunc main() {\n\tthird(nil)\n}\n',
  },
  {
    name: 'waits.go',
    text: 'package main\n\nfunc main() {\n\tnobody := make(chan int)\n\t<-nobody\n}\n',
  },
  { name: 'leaves.go', text: 'package main\n\nimport "os"\n\nfunc main() { os.Exit(3) }\n' },
  {
    name: 'deep.go',
    text: 'package main\n\nfunc deep(n int) int { return deep(n+1) + 1 }\n\nfunc main() { println(deep(0)) }\n',
  },
  {
    name: 'hoards.go',
    text: 'package main\n\nfunc main() {\n\tvar all [][]byte\n\tfor {\n\t\tall = append(all, make([]byte, 1<<24))\n\t}\n}\n',
  },
  {
    name: 'turns.go',
    text: 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("turning")\n\tfor {\n\t}\n}\n',
  },
]

const failures = [
  { file: 'mistaken.go', says: 'unused declared but not used', at: 'mistaken.go:6:2' },
  { file: 'mistaken.go', says: 'undefined: nothing', at: 'mistaken.go:7:11' },
  { file: 'mistaken.go', says: "only Go's own packages are here", at: 'mistaken.go:3:8' },
  { file: 'panics.go', says: 'index out of range [2] with length 0', at: 'panics.go:4' },
  { file: 'waits.go', says: 'all goroutines are asleep - deadlock!', at: 'waits.go:5' },
  { file: 'hoards.go', says: 'out of memory', at: 'hoards.go:6' },
]

test('Go greets, asks, fails at a place and is stopped, before everybody’s eyes', async ({
  startedInterview,
}) => {
  test.setTimeout(600_000)
  const { examiner, candidate } = await startedInterview()
  const mine = new OutputPanel(candidate.room.page)
  const theirs = new OutputPanel(examiner.room.page)
  await mine.bring(programs)

  await test.step('input that is typed', async () => {
    await mine.begin('asks.go')
    const field = mine.output.getByLabel('The program waits for input')
    await expect(field).toBeFocused(patience)
    await expect(theirs.output).toContainText('name? ')
    await candidate.room.page.keyboard.type('Ann\n')
    for (const panel of [mine, theirs])
      await expect(panel.output).toContainText('name? Ann\nline Ann')
    await expect(field).toBeFocused()
    await mine.output.getByRole('button', { name: 'End of input' }).click()
    await expect(theirs.output).toContainText('over')
    await mine.over()
  })

  await test.step('input beforehand, another file, goroutines and generics', async () => {
    await mine.region.getByRole('button', { name: 'Input' }).click()
    await mine.region.getByRole('textbox').fill('Ann\nBob\n')
    await mine.begin('greets.go')
    await expect(theirs.output).toContainText('hello Ann Bob 42', patience)
    await expect(theirs.output).toContainText('[<9409> <9604> <9801>]')
    await expect(theirs.region).toContainText('Go ·')
    await mine.over()
  })

  for (const { file, says, at } of failures) {
    await test.step(`${file}: ${says}`, async () => {
      await mine.begin(file)
      await expect(theirs.output).toContainText(says, patience)
      await expect(theirs.output).toContainText('Ended with an error')
      await theirs.output.getByRole('button', { name: at }).first().click()
      await expect(theirs.tab(file)).toHaveAttribute('aria-selected', 'true')
      await mine.over()
    })
  }

  await test.step('a status of its own, and too many calls', async () => {
    await mine.begin('leaves.go')
    await expect(theirs.output).toContainText('exit status 3', patience)
    await mine.over()
    await mine.begin('deep.go')
    await expect(theirs.output).toContainText(
      'too many calls within calls\n\tin main.deep',
      patience,
    )
    await mine.over()
  })

  await test.step('an endless loop', async () => {
    await mine.begin('turns.go')
    await expect(theirs.output).toContainText('turning', patience)
    await mine.stop.click()
    await expect(mine.runButton).toBeVisible()
    await expect(theirs.output).toContainText('Stopped')
  })
})

test('each solution passes every case, the naive version fails the hidden one alone, the starter leaves work', async ({
  startedInterview,
}) => {
  test.setTimeout(600_000)
  await tryReferences(await startedInterview(), { go: 'Go' }, patience)
})

test('every type reaches the function and comes back, and no case takes another with it', async ({
  createInterview,
  enter,
}) => {
  test.setTimeout(600_000)
  const interview = await createInterview({ exercise: 'types', programmingLanguage: 'go' })
  const examiner = await enter(interview, 'examiner', 'Adèle Martin')
  await examiner.room.start()
  const mine = new OutputPanel(examiner.room.page)
  await examiner.room.page.getByRole('radio', { name: 'Exercise' }).click()
  await examiner.room.page.getByRole('button', { name: 'Show the exercise' }).click()
  await mine.show('Tests')
  await mine.region.getByRole('button', { name: 'Run the tests' }).click()
  await expect(mine.region).toContainText('4 passed', patience)
  const outcomes = {
    'All comes back': 'Passed',
    'Something else': 'expected {"b":[]} received {}',
    'Returns an error': 'Passed',
    Panics: 'Passed',
    'Out of range': 'index out of range [1] with length 1 (types.go:28)',
    Exits: 'received exit',
    Deadlock: 'all goroutines are asleep - deadlock! (types.go:34)',
    Endless: 'Took too long',
    'Goes on afterwards': 'Passed',
  }
  for (const [title, outcome] of Object.entries(outcomes)) {
    await expect(mine.row(title)).toContainText(outcome)
  }
})
