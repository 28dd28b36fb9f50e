import { expect, test } from 'vitest'
import { luaLiteral } from './literal.ts'

test('JSON is written as Lua writes it', () => {
  expect(luaLiteral([1, -2.5, true, null, 'é'])).toBe('{1,-2.5,true,nil,"é"}')
  expect(luaLiteral({ x: 1, 'a b': { y: [] } })).toBe('{["x"]=1,["a b"]={["y"]={}}}')
})

test('no text can leave its quotes', () => {
  expect(luaLiteral('"]] .. os.exit() \\" \n\r\0')).toBe(
    String.raw`"\"]] .. os.exit() \\\" \n\r\000"`,
  )
})
