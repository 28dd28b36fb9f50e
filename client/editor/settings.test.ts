import { expect, test } from 'vitest'
import { parseEditorSettings } from './settings.ts'

const usual = { fontSize: 13, theme: 'app', tabSize: 2, wordWrap: false, vim: false }

test.each([null, '', 'no JSON', '[]', '7', '"text"'])(
  '%j is no settings: the usual ones',
  (kept) => {
    expect(parseEditorSettings(kept)).toEqual(usual)
  },
)

test('one setting that cannot be read does not cost the others', () => {
  const kept = JSON.stringify({ fontSize: 4_000, theme: 'dark', tabSize: 3, vim: true, odd: 1 })
  expect(parseEditorSettings(kept)).toEqual({ ...usual, theme: 'dark', vim: true })
})
