import { expect, test } from 'vitest'
import { choosePackages, parsePackages } from './go-packages.ts'

test('packages come with all that they are made of, and those that need a network stay away', () => {
  const listed = [
    'fmt\t/c/fmt.a\tinternal/fmtsort,unsafe',
    'internal/fmtsort\t/c/fmtsort.a\tunsafe',
    'internal/idle\t/c/idle.a\t',
    'unsafe\t\t',
    'net\t/c/net.a\tfmt',
    'net/http\t/c/http.a\tfmt,net',
    'net/url\t/c/url.a\tfmt',
    'go/ast\t/c/ast.a\tfmt',
    'pairboard/cases\t/c/cases.a\tfmt,internal/fmtsort',
    '',
  ].join('\n')
  expect(choosePackages(parsePackages(listed)).map(({ name }) => name)).toEqual([
    'fmt',
    'internal/fmtsort',
    'net/url',
    'pairboard/cases',
  ])
})
