import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadPyodide } from 'pyodide'
import type { PyodideAPI } from 'pyodide'
import type { PyCallable, PyDict } from 'pyodide/ffi'
import { expect, test } from 'vitest'
import { makeSnapshot } from './snapshot.ts'

const session = await readFile(join(import.meta.dirname, 'session.py'), 'utf8')

/** What a program prints, and what its session was told of an error. */
function run(python: PyodideAPI, source: string): string {
  let printed = ''
  python.setStdout({ batched: (line) => (printed += `${line}\n`) })
  const functions = python.toPy({ __name__: 'session', __file__: '<session>' }) as PyDict
  python.runPython(session, { globals: functions, filename: '<session>' })
  const start = functions.get('run') as PyCallable
  start('main.py', '__main__', source, (error: string) => (printed += error))
  return printed
}

const names = 'print(sorted(name for name in globals() if not name.startswith("__")))\n'

test('an interpreter that begins from a snapshot runs programs as the first one does, and draws its own numbers', async () => {
  const first = await loadPyodide({ _makeSnapshot: true })
  const snapshot = makeSnapshot(first, session)
  const later = await Promise.all([
    loadPyodide({ _loadSnapshot: snapshot }),
    loadPyodide({ _loadSnapshot: snapshot }),
  ])
  const all = [first, ...later]

  const drawn = all.map((python) => run(python, 'import random\nprint(random.random())\n'))
  expect(new Set(drawn).size).toBe(3)
  expect(drawn.every((line) => /^0\.\d+\n$/.test(line))).toBe(true)

  const [told, ...others] = all.map((python) => run(python, 'import sqlite3\n1 / 0\n'))
  expect(told).toContain('File "main.py", line 2')
  expect(told).toContain('ZeroDivisionError')
  expect(others).toEqual([told, told])

  const plain = run(await loadPyodide(), names)
  expect(all.map((python) => run(python, `del random, sqlite3\n${names}`))).toEqual(
    all.map(() => plain),
  )
}, 120_000)
