import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { participantIdSchema } from '#shared/ids.ts'
import { readRuns } from '#shared/runs.ts'
import type { Identity } from '#shared/awareness.ts'
import { runForRoom } from './run-for-room.ts'
import type { Entry } from './choose-entry.ts'
import type { Listener } from './runner.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const me = { participant: participantIdSchema.parse('0123456789'), name: 'Camille' } as Identity
const entry = { file: 'main.py', target: { language: { title: 'Python' } } } as Entry

function start() {
  const doc = new Y.Doc()
  let listener: Listener | undefined
  const runner = {
    run: ({ begin }: { begin: () => Listener }) => {
      listener = begin()
      return Promise.resolve()
    },
  }
  void runForRoom({
    runner,
    code: doc,
    runs: doc,
    me,
    entry,
    tests: undefined,
    input: '',
    nowMs: () => 1_000,
    onEnded() {},
  })
  const updates: Uint8Array[] = []
  doc.on('update', (update) => updates.push(update))
  return { listener: listener!, updates, read: () => readRuns(doc)[0]! }
}

test('everybody sees that a program waits, and what was typed where it was typed', () => {
  const { listener, read } = start()
  listener.onOutput({ stream: 'out', text: 'name? ' })
  listener.onWaiting(true)
  expect(read().waits).toBe(true)
  listener.onWaiting(false)
  listener.onTyped('Ann\n')
  listener.onOutput({ stream: 'out', text: 'hello Ann\n' })
  listener.onEnded({ state: 'finished', ms: 12 })
  expect(read()).toMatchObject({
    state: 'finished',
    waits: false,
    output: [
      { stream: 'out', text: 'name? ' },
      { stream: 'in', text: 'Ann\n' },
      { stream: 'out', text: 'hello Ann\n' },
    ],
  })
})

test('a run and its first words are one change, and one that says nothing is told of soon', () => {
  const talkative = start()
  talkative.listener.onOutput({ stream: 'out', text: 'hello\n' })
  expect(talkative.updates).toHaveLength(1)
  expect(talkative.read()).toMatchObject({ state: 'running', output: [{ text: 'hello\n' }] })

  const silent = start()
  expect(silent.read()).toBeUndefined()
  vi.advanceTimersByTime(30)
  expect(silent.read()).toMatchObject({ state: 'running', startedAtMs: 1_000, output: [] })
  silent.listener.onEnded({ state: 'finished', ms: 40 })
  expect(silent.updates).toHaveLength(2)
})
