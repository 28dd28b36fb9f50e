import { expect, test } from 'vitest'
import { sourcesOf } from './sources.ts'

const file = (name: string, ...includes: string[]) => ({
  name,
  text: includes.map((path) => `#include "${path}"\n`).join(''),
})

test('a program is its entry and what stands beside the headers that it includes', () => {
  const files = [
    file('main.cpp', 'shape.h', 'lib/deep.hpp', 'missing.h'),
    file('shape.h'),
    file('shape.cpp', 'shape.h', 'more.h'),
    file('more.h'),
    file('more.c'),
    file('lib/deep.hpp', '../far.h'),
    file('lib/deep.cc', 'deep.hpp'),
    file('far.h'),
    file('far.cpp'),
    file('other.cpp', 'shape.h'),
  ]
  expect(sourcesOf('main.cpp', files)).toEqual([
    'main.cpp',
    'shape.cpp',
    'more.c',
    'far.cpp',
    'lib/deep.cc',
  ])
})

test('what is included as a source is not compiled twice, and circles end', () => {
  const files = [file('a.c', 'b.c', 'a.h'), file('b.c', 'a.h'), file('a.h', 'a.h')]
  expect(sourcesOf('a.c', files)).toEqual(['a.c'])
})
