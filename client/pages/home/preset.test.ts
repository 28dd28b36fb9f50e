import { expect, it } from 'vitest'
import { exerciseIdSchema, planIdSchema } from '#shared/ids.ts'
import { parsePreset, presetAddress } from './preset.ts'

const read = (address: string) => parsePreset(new URL(address, 'http://here').searchParams)

it('finds again what an address was made of', () => {
  const choices = {
    plan: planIdSchema.parse('qualification'),
    drillDown: exerciseIdSchema.parse('flood-fill'),
    programmingLanguage: 'python',
  } as const
  expect(read(presetAddress(choices))).toEqual(choices)
})
it('leaves out what is not well formed and keeps the rest', () => {
  expect(read('/?drill-down=Not%20an%20id&exercise=chess&programming-language=klingon')).toEqual({
    exercise: 'chess',
  })
  expect(read('/')).toEqual({})
})
