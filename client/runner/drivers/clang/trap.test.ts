import { expect, test } from 'vitest'
import { reasonOf } from '../wasm/reason.ts'
import { describeTrap, framesIn, offsetsIn } from './trap.ts'

const stack = `RuntimeError: unreachable
    at f(int) (wasm://wasm/program-0012:wasm-function[7]:0x1f3)
    at main (wasm://wasm/program-0012:wasm-function[8]:0x20a)`

test('the engine names places in the module, the notes in its code', () => {
  const types = [1, 3, 0, 0, 0]
  const code = [10, 0x81, 1]
  const module = new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, ...types, ...code, 0])
  expect(offsetsIn(stack, module)).toEqual(['0x1e3', '0x1fa'])
})

test('a failed check is told in its own words, with the lines that led there', () => {
  const frames = framesIn(
    '__clang_trap_msg$Undefined Behavior Sanitizer$Array index out of bounds\n/main.cpp:0\n' +
      'f(int)\n/main.cpp:4\n__main_argc_argv\n/main.cpp:8\n_start\n/usr/crt1.c:2\n',
  )
  expect(describeTrap(stack, frames, ['main.cpp'])).toBe(
    'Array index out of bounds\n    at f(int) (main.cpp:4)\n    at main (main.cpp:8)\n',
  )
})

test('what the engine says is told in other words', () => {
  expect(reasonOf('RangeError: Maximum call stack size exceeded\n    at x')).toMatch(
    /too many calls/,
  )
  expect(reasonOf('RuntimeError: divide by zero')).toBe('division by zero')
  const aborted = stack.replace('f(int)', 'a.wasm.abort')
  expect(describeTrap(aborted, [], [])).toBe('aborted\n')
})

test('a reason of the standard library’s, which ends its line itself, leaves the places where they are', () => {
  const reason =
    'vector.h:412: libc++ Hardening assertion __n < size() failed: vector[] index out of bounds'
  const frames = framesIn(
    `__clang_trap_msg$libc++$${reason}\n\n/usr/include/vector.h:0\nmain\n/board.cpp:7\n??\n??:0\n`,
  )
  expect(describeTrap('RuntimeError: unreachable', frames, ['board.cpp'])).toBe(
    `${reason}\n    at main (board.cpp:7)\n`,
  )
})
