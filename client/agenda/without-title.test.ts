import { expect, test } from 'vitest'
import { withoutTitle } from './without-title.ts'

test('only a first heading of the first level goes', () => {
  expect(withoutTitle('# Flood fill\n\nWrite it.')).toBe('Write it.')
  expect(withoutTitle('## Given\n\nWrite it.')).toBe('## Given\n\nWrite it.')
  expect(withoutTitle('Write it.\n\n# Later\n')).toBe('Write it.\n\n# Later\n')
})
