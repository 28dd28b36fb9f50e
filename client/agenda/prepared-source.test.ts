import { expect, test, vi } from 'vitest'
import { preparedSchema } from '#shared/api.ts'
import { openPreparedSource } from './prepared-source.ts'

const text = { en: 'x', fr: 'x' }
const prepared = preparedSchema.parse({
  plan: { id: 'plan', title: text, summary: text, stages: [{ id: 'one', title: text }] },
  rubric: {
    id: 'rubric',
    title: text,
    summary: text,
    criteria: [
      { id: 'framing', title: text, skill: 'hard', weight: 1, levels: [text, text, text, text] },
    ],
  },
  drillDown: null,
  exercise: null,
})

test('one request serves every panel', async () => {
  const read = vi.fn<() => Promise<typeof prepared>>(() => Promise.resolve(prepared))
  const source = openPreparedSource(read)
  const first = vi.fn<() => void>()
  const second = vi.fn<() => void>()
  source.subscribe(first)
  source.subscribe(second)
  expect(source.current()).toEqual({ kind: 'loading' })
  await vi.waitFor(() => expect(source.current()).toEqual({ kind: 'ready', prepared }))
  expect(read).toHaveBeenCalledTimes(1)
  expect(first).toHaveBeenCalledTimes(1)
  expect(second).toHaveBeenCalledTimes(1)
})

test('a failure is said, and trying again helps every panel', async () => {
  const answers = [Promise.reject(new Error('offline')), Promise.resolve(prepared)]
  const read = vi.fn<() => Promise<typeof prepared>>(() => answers.shift()!)
  const source = openPreparedSource(read)
  await vi.waitFor(() => expect(source.current().kind).toBe('failed'))
  const failed = source.current()
  if (failed.kind === 'failed') {
    failed.retry()
    // A second panel's click while the first one's request runs asks no more.
    failed.retry()
  }
  expect(source.current()).toEqual({ kind: 'loading' })
  await vi.waitFor(() => expect(source.current().kind).toBe('ready'))
  expect(read).toHaveBeenCalledTimes(2)
})

test('it is read again when the mark changes, and what is there stays until then and if that fails', async () => {
  const changed = { ...prepared, weights: [] }
  const answers = [
    () => Promise.resolve(prepared),
    () => Promise.reject(new Error('offline')),
    () => Promise.resolve(changed),
  ]
  const read = vi.fn<() => Promise<typeof prepared>>(() => answers.shift()!())
  const source = openPreparedSource(read)
  await vi.waitFor(() => expect(source.current().kind).toBe('ready'))
  source.refresh('lobby')
  source.refresh('lobby')
  expect(read).toHaveBeenCalledTimes(1)
  source.refresh('live')
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2))
  expect(source.current()).toEqual({ kind: 'ready', prepared })
  source.refresh('lobby')
  source.refresh('live')
  await vi.waitFor(() => expect(source.current()).toEqual({ kind: 'ready', prepared: changed }))
})

test('what the server answered to a change is taken', async () => {
  const source = openPreparedSource(() => Promise.resolve(prepared))
  await vi.waitFor(() => expect(source.current().kind).toBe('ready'))
  const changed = { ...prepared, weights: [] }
  source.put(changed)
  expect(source.current()).toEqual({ kind: 'ready', prepared: changed })
})
