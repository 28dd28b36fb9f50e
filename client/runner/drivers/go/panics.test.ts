import { expect, test } from 'vitest'
import { describeTrap, panicIn } from './panics.ts'

const trace = `
goroutine 1 [running]:
panic({0x95a0, 0x9a100})
	runtime/panic.go:987 +0x54
main.third(...)
	/lists.go:4
main.main()
	/main.go:8 +0x2
`

test('a panic is told with the first of the program’s own lines', () => {
  const names = ['main.go', 'lists.go']
  const written = `said before\npanic: RangeError: as told\n${trace}`
  expect(panicIn(written, names)).toBe('RangeError: as told (lists.go:4)')
  expect(panicIn(written, ['main.go'])).toBe('RangeError: as told (main.go:8)')
  expect(panicIn(written, [])).toBe('RangeError: as told')
})

test('so are a signal, a deadlock and a panic after another', () => {
  const signal = `panic: runtime error: invalid memory address\n[signal 0xb code=0x0]\n${trace}`
  expect(panicIn(signal, ['main.go'])).toBe('runtime error: invalid memory address (main.go:8)')
  const deadlock = `fatal error: all goroutines are asleep - deadlock!\n${trace}`
  expect(panicIn(deadlock, [])).toBe('all goroutines are asleep - deadlock!')
  expect(panicIn(`panic: first [recovered]\n\tpanic: second\n${trace}`, [])).toBe('first')
  expect(panicIn(`panic: two\nlines\n${trace}`, [])).toBe('two\nlines')
})

test('a program that has left without one says nothing', () => {
  expect(panicIn('no panic: all is well\n', ['main.go'])).toBeUndefined()
})

test('where the browser stopped it, the functions of the program are named', () => {
  const frame = '    at main.deep (wasm://wasm/1:wasm-function[9]:0x1f3)\n'
  const trap = `RangeError: Maximum call stack size exceeded\n${frame}${frame}    at runtime.x (w)\n`
  expect(describeTrap(trap)).toBe(
    'fatal error: the stack overflowed: too many calls within calls\n\tin main.deep\n',
  )
})
