import { expect, test } from 'vitest'
import { assemble, inclusions, leadingSpace, offsetOf, splitStatements } from './script.ts'
import { formatTable } from './table.ts'

const files = [
  { name: 'query.sql', text: '-- all of them\n.read schema.sql\nSELECT *\nFROM people;' },
  { name: 'schema.sql', text: 'CREATE TABLE people (\n  name TEXT\n);' },
  { name: 'loop.sql', text: 'SELECT 1;\n.read loop.sql' },
]

test('a file that another reads stands in its place, and keeps its own line numbers', () => {
  const { text, placeOf } = assemble(files, 'query.sql', inclusions.sqlite)
  expect(text).toBe(
    '-- all of them\nCREATE TABLE people (\n  name TEXT\n);\nSELECT *\nFROM people;\n',
  )
  expect(placeOf(text.indexOf('name'))).toEqual({ file: 'schema.sql', line: 2, column: 3 })
  expect(placeOf(text.indexOf('people;'))).toEqual({ file: 'query.sql', line: 4, column: 6 })
})

test('a file that is missing or reads itself is named with its place', () => {
  expect(() => assemble(files, 'loop.sql', inclusions.sqlite)).toThrow(
    'loop.sql:2: loop.sql reads itself',
  )
  const broken = [{ name: 'a.sql', text: '\n.read b.sql' }]
  expect(() => assemble(broken, 'a.sql', inclusions.sqlite)).toThrow(
    'a.sql:2: there is no file b.sql',
  )
})

test('space and comments before a statement are no part of it', () => {
  expect(leadingSpace('\n -- one\n/* two\n */ SELECT')).toBe(20)
  expect(leadingSpace('SELECT')).toBe(0)
})

test('an error is placed where its words stand, unless they stand twice', () => {
  expect(offsetOf('near "FORM": syntax error', 'SELECT * FORM t')).toBe(9)
  expect(offsetOf('no such column: nme', 'SELECT nme, x')).toBe(7)
  expect(offsetOf('near "a": syntax error', 'a a')).toBeUndefined()
  expect(offsetOf('UNIQUE constraint failed: t.a', 'INSERT INTO t')).toBeUndefined()
})

test('rows stand in columns, numbers to the right', () => {
  const rows = [
    [1, 'Adèle', null],
    [10, 'Bo', 2.5],
  ]
  expect(formatTable(['id', 'name', 'x'], rows)).toBe(
    'id | name  | x\n---+-------+-----\n 1 | Adèle | NULL\n10 | Bo    |  2.5\n(2 rows)\n',
  )
})

test('psql includes a file in its own way', () => {
  const { text } = assemble(
    [
      { name: 'query.pgsql', text: "\\i schema.pgsql\n\\ir 'rows.pgsql'" },
      { name: 'schema.pgsql', text: 'one' },
      { name: 'rows.pgsql', text: 'two' },
    ],
    'query.pgsql',
    inclusions.psql,
  )
  expect(text).toBe('one\ntwo\n')
})

test.each([
  [`SELECT 1; -- a;\n SELECT 2`, ['SELECT 1;', 'SELECT 2']],
  [`SELECT 'a;''b', "c;d", E'e\\';f' ;;`, [`SELECT 'a;''b', "c;d", E'e\\';f' ;`, ';']],
  ['DO $$ a; $b$ c; $$; DO $b$ $$; $b$;', ['DO $$ a; $b$ c; $$;', 'DO $b$ $$; $b$;']],
  ['BEGIN; f() BEGIN ATOMIC a; b; END; c', ['BEGIN;', 'f() BEGIN ATOMIC a; b; END;', 'c']],
  [`SELECT $1; /* ; */ 'never ends;`, ['SELECT $1;', `'never ends;`]],
  ['-- nothing;\n', []],
])('PostgreSQL’s statements end where they end: %s', (text, statements) => {
  expect(splitStatements(text).map(({ start, end }) => text.slice(start, end))).toEqual(statements)
})

test('a database that knows its numbers says what stands to the right', () => {
  expect(
    formatTable(
      ['id', 'x'],
      [
        ['1', 'a'],
        ['10', 'b'],
      ],
      (_, column) => column === 0,
    ),
  ).toBe('id | x\n---+--\n 1 | a\n10 | b\n(2 rows)\n')
})

test('a long value is cut where it would push others off the screen', () => {
  const long = 'x'.repeat(100)
  expect(formatTable(['plan'], [[long]])).toContain(long)
  expect(formatTable(['id', 'text'], [[1, long]])).toContain(`${'x'.repeat(59)}…\n`)
})
