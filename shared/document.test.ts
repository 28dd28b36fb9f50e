import { expect, test } from 'vitest'
import { documentKinds, parseDocumentName, rootNames } from './document.ts'

test('only exact names are documents', () => {
  expect(parseDocumentName('code')?.kind).toBe('code')
  expect(parseDocumentName('scorecard-0123456789')).toMatchObject({
    kind: 'scorecard',
    owner: '0123456789',
  })
  for (const wrong of [
    '',
    'Code',
    'code/',
    'scorecard',
    'scorecard-',
    'scorecard-0123456789x',
    'scorecard-../agenda',
    '__proto__',
    'constructor',
  ]) {
    expect(parseDocumentName(wrong), wrong).toBeUndefined()
  }
})

test('each kind names the roots that may exist in it', () => {
  for (const kind of documentKinds) expect(rootNames[kind].length).toBeGreaterThan(0)
})
