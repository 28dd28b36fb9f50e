import { expect, test } from 'vitest'
import { preambleOf } from './preamble.ts'

test('takes the standard headers at the top, past comments', () => {
  const text = `// Rooms
/* of
   many lines */
#include <iostream>
#  include<vector> // and why

#include <map>
using namespace std;
#include <set>
int main() {}
`
  expect(preambleOf(text)).toBe('#include <iostream>\n#include <vector>\n#include <map>\n')
})

test('ends where something comes that may change what a header says', () => {
  const first = '#include <cstdio>\n'
  for (const next of ['#define NDEBUG', '#include "own.hpp"', '#pragma once', '#if 1', 'int x;']) {
    expect(preambleOf(`${first}${next}\n#include <vector>\n`)).toBe(first)
  }
})

test('is empty where there is none', () => {
  expect(preambleOf('')).toBe('')
  expect(preambleOf('int main() {}\n#include <vector>\n')).toBe('')
  expect(preambleOf('/* never closed\n#include <vector>\n')).toBe('')
  expect(preambleOf('// goes on \\\n#include <vector>\n')).toBe('')
})
