import { expect, test } from 'vitest'
import { scanPage } from './scan-page.ts'

test('scripts and style sheets are found, with their places', () => {
  const { scripts, styles } = scanPage(`<!doctype html>
<head>
  <title><script src="no.js"></script></title>
  <!-- <script src="commented.js"></script> -->
  <link href='style.css' rel="stylesheet">
  <link rel="icon" href="icon.png">
  <style>a > b { content: '<script src=no.js>' }</style>
</head>
<SCRIPT type="module" src="/main.js"></SCRIPT>
<script data-a="x > y">
  const a = '<b>'
</script>
<script type="application/json">{"a": 1}</script>
`)
  expect(styles).toEqual([{ href: 'style.css', line: 5, column: 3 }])
  expect(scripts).toEqual([
    {
      src: undefined,
      text: `${'\n'.repeat(9)}\n  const a = '<b>'\n`,
      isModule: false,
      line: 10,
      column: 1,
    },
    { src: '/main.js', text: '\n'.repeat(8), isModule: true, line: 9, column: 1 },
  ])
})

test('a page that is only half typed is read to its end', () => {
  expect(scanPage('<script>const a = 1').scripts[0]?.text).toBe('const a = 1')
  expect(scanPage('<script src="a').scripts).toEqual([])
  expect(scanPage('<!-- <script>').scripts).toEqual([])
})
