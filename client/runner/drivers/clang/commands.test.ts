import { expect, test } from 'vitest'
import { commandsIn } from './commands.ts'

const said = `clang version 22.1.0
Target: wasm32-unknown-wasip1
InstalledDir:
 "" "clang" "-cc1" "-main-file-name" "any.c" "-D" "say=\\"a b\\"" "-o" "/tmp/any-62bf3f.o" "-x" "c" "any.c"
 "wasm-ld" "-m" "wasm32" "/usr/lib/crt1.o" "/tmp/any-62bf3f.o" "-lc" "-o" "/program.wasm"
`

test('what was said of one source holds for others', () => {
  const { compile, link } = commandsIn(said, 'any.c')
  expect(compile('game/my board.c', '/tmp/0.o')).toEqual(
    ['clang', '-cc1', '-main-file-name', 'my board.c', '-D', 'say="a b"'].concat([
      '-o',
      '/tmp/0.o',
      '-x',
      'c',
      'game/my board.c',
    ]),
  )
  expect(link(['/tmp/0.o', '/tmp/1.o'])).toEqual(
    ['wasm-ld', '-m', 'wasm32', '/usr/lib/crt1.o', '/tmp/0.o', '/tmp/1.o', '-lc'].concat([
      '-o',
      '/program.wasm',
    ]),
  )
})

test('anything else than one command to compile and one to link is no answer', () => {
  const [compiling = ''] = said.split('\n').filter((line) => line.startsWith(' ""'))
  for (const other of ['', 'error: unknown argument', compiling, `${said}${compiling}\n`]) {
    expect(() => commandsIn(other, 'any.c')).toThrow('not the Clang')
  }
})
