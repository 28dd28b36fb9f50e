import { expect, test } from 'vitest'
import { scopeClasses } from './css-modules.ts'

test('class names become the file’s own, and nothing else changes', () => {
  const { code, names } = scopeClasses(
    'ui/Row.module.css',
    `/* .no */ .row, .row:hover > .big-one::after { margin: .5em; content: ".no"; background: url(a.png) }
@media (width > 1.5em) { .row { & .in { color: red } } }`,
  )
  expect(code).toBe(
    `/* .no */ .row_ui_Row_, .row_ui_Row_:hover > .big-one_ui_Row_::after { margin: .5em; content: ".no"; background: url(a.png) }
@media (width > 1.5em) { .row_ui_Row_ { & .in_ui_Row_ { color: red } } }`,
  )
  expect([...names]).toEqual([
    ['row', 'row_ui_Row_'],
    ['big-one', 'big-one_ui_Row_'],
    ['in', 'in_ui_Row_'],
  ])
})
