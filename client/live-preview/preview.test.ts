import { afterEach, expect, test, vi } from 'vitest'
import type { App } from './app.ts'
import type { Built } from './compile/worker.ts'
import type { FrameEvent, PreviewFrame } from './open-frame.ts'
import { openPreview } from './preview.ts'

interface ScriptedFrame {
  readonly tell: (...events: FrameEvent[]) => void
  readonly shows: () => string | undefined
  closed: boolean
}

const app = (entry: string): Built => ({
  kind: 'app',
  app: { entry, page: undefined, roots: [], modules: [], mounts: undefined, packages: [] },
})

/** A preview whose frames do what the test says, and whose compiler gives what `builds` has next. */
function openScripted(...builds: (Built | Promise<Built>)[]) {
  const frames: ScriptedFrame[] = []
  // In Node nothing has the focus.
  Object.assign(globalThis, { document: { activeElement: null } })
  const preview = openPreview({
    stage: () => ({}) as HTMLElement,
    titleOf: (entry) => entry,
    blockedWords: (address) => `not loaded: ${address}`,
    fetchPackages: () => Promise.resolve(new Map()),
    openCompiling: () => ({
      build: () => Promise.resolve(builds.shift() ?? { kind: 'nothing' }),
      close: () => {},
    }),
    openFrame({ onEvent }) {
      let shown: App | undefined
      const frame: ScriptedFrame = {
        tell: (...events) => events.forEach((event) => frame.closed || onEvent(event)),
        shows: () => shown?.entry,
        closed: false,
      }
      frames.push(frame)
      return {
        element: { dataset: {} } as HTMLIFrameElement,
        give: () => {},
        show: (app) => (shown = app),
        close: () => (frame.closed = true),
      } satisfies PreviewFrame
    },
  })
  const showing = () => frames.filter((frame) => !frame.closed && frame.shows() !== undefined)
  return { preview, frames, showing, update: () => preview.update([]) }
}

const output = (text: string): FrameEvent => ({ kind: 'output', stream: 'out', text })

afterEach(() => void vi.useRealTimers())

test('the earlier picture goes when the next one stands, and a frame for the one after is opened', async () => {
  const { preview, frames, showing, update } = openScripted(app('one'), app('two'))
  await update()
  expect(preview.state()).toMatchObject({ shown: false, trouble: undefined })
  frames[0]?.tell({ kind: 'ready' }, output('first'), { kind: 'shown' })
  expect(preview.state()).toMatchObject({
    shown: true,
    entry: 'one',
    lane: { pieces: [{ text: 'first' }] },
  })
  expect(frames).toHaveLength(2)

  await update()
  expect(showing().map((frame) => frame.shows())).toEqual(['one', 'two'])
  frames[1]?.tell(output('second'))
  expect(preview.state().lane.pieces).toEqual([{ stream: 'out', text: 'first' }])
  frames[1]?.tell({ kind: 'shown' })
  expect(showing().map((frame) => frame.shows())).toEqual(['two'])
  expect(preview.state().lane.pieces).toEqual([{ stream: 'out', text: 'second' }])
})

test('neither a problem nor a program that fails takes the last good picture away', async () => {
  const problem = { kind: 'syntax', message: 'no', file: 'a', line: 1, column: 1 } as const
  const { preview, frames, showing, update } = openScripted(
    app('one'),
    { kind: 'problem', problem },
    app('two'),
    app('three'),
  )
  await update()
  frames[0]?.tell({ kind: 'shown' })
  await update()
  expect(preview.state()).toMatchObject({ shown: true, trouble: { kind: 'problem', problem } })
  await update()
  frames[1]?.tell(output('why'), { kind: 'failed' })
  expect(showing().map((frame) => frame.shows())).toEqual(['one'])
  expect(preview.state()).toMatchObject({
    shown: true,
    trouble: { kind: 'failed' },
    lane: { pieces: [{ text: 'why' }] },
  })
  await update()
  frames[2]?.tell({ kind: 'shown' })
  expect(showing().map((frame) => frame.shows())).toEqual(['three'])
  expect(preview.state().trouble).toBeUndefined()
})

test.each([
  ['shows', { kind: 'shown' }],
  ['fails', { kind: 'failed' }],
] as const)(
  'a problem stays told when a program of earlier files %s after it was found',
  async (_what, end) => {
    const problem = { kind: 'syntax', message: 'no', file: 'a', line: 1, column: 1 } as const
    const { preview, frames, update } = openScripted(app('one'), app('two'), {
      kind: 'problem',
      problem,
    })
    await update()
    frames[0]?.tell(output('first'), { kind: 'shown' })
    await update()
    await update()
    frames[0]?.tell(output(' and more'))
    frames[1]?.tell(output('second'), end)
    expect(preview.state()).toMatchObject({
      shown: true,
      trouble: { kind: 'problem', problem },
      lane: { pieces: [{ text: end.kind === 'shown' ? 'second' : 'first and more' }] },
    })
  },
)

test('a loop that was ended is named, be it before the picture or after', async () => {
  const endless: FrameEvent = { kind: 'endless', file: 'a.ts', line: 3, column: 1 }
  const { preview, frames, update } = openScripted(app('one'), app('two'))
  await update()
  frames[0]?.tell({ kind: 'shown' }, endless)
  expect(preview.state()).toMatchObject({
    shown: true,
    trouble: { kind: 'endless', place: { line: 3 } },
  })
  await update()
  frames[1]?.tell(endless, { kind: 'failed' })
  expect(preview.state()).toMatchObject({ shown: true, trouble: { kind: 'endless' } })
})

test('what answers no more goes with all the others, and the next change begins anew', async () => {
  const { preview, frames, showing, update } = openScripted(app('one'), app('two'), app('three'))
  await update()
  frames[0]?.tell({ kind: 'shown' })
  await update()
  frames[1]?.tell({ kind: 'dead' })
  expect(frames.every(({ closed }) => closed)).toBe(true)
  expect(preview.state()).toMatchObject({ shown: false, trouble: { kind: 'dead' } })
  await update()
  showing()[0]?.tell({ kind: 'shown' })
  expect(preview.state()).toMatchObject({ shown: true, trouble: undefined })
})

test.each(['dead', 'broken'] as const)(
  'an earlier program that turns out to be %s does not take the next one along',
  async (kind) => {
    vi.useFakeTimers()
    const { preview, frames, showing, update } = openScripted(app('one'), app('two'))
    await update()
    frames[0]?.tell({ kind: 'shown' })
    await update()
    frames[0]?.tell({ kind })
    vi.runAllTimers()
    expect(showing().map((frame) => frame.shows())).toEqual(['two'])
    showing()[0]?.tell(output('second'), { kind: 'shown' })
    expect(preview.state()).toMatchObject({
      shown: true,
      trouble: undefined,
      lane: { pieces: [{ text: 'second' }] },
    })
  },
)

test('a frame that never loads is replaced, and given up in the end', async () => {
  vi.useFakeTimers()
  const { preview, frames, showing, update } = openScripted(app('one'), app('two'))
  await update()
  frames[0]?.tell({ kind: 'stuck' })
  expect(showing()).toEqual([])
  vi.runAllTimers()
  showing()[0]?.tell({ kind: 'shown' })
  expect(preview.state()).toMatchObject({ shown: true, trouble: undefined })
  await update()
  for (let tries = 0; tries < 4; tries++) {
    showing().at(-1)?.tell({ kind: 'stuck' })
    vi.runAllTimers()
  }
  expect(preview.state()).toMatchObject({ shown: false, trouble: { kind: 'dead' } })
  expect(showing()).toEqual([])
})

test('a state of the files that was overtaken is never shown', async () => {
  let finish = (_built: Built) => {}
  const slow = new Promise<Built>((resolve) => {
    finish = resolve
  })
  const { frames, update } = openScripted(slow, app('two'))
  const first = update()
  await update()
  finish(app('one'))
  await first
  expect(frames.map((frame) => frame.shows())).toEqual(['two'])
})

test('what was not loaded is written on the console', async () => {
  const { preview, frames, update } = openScripted(app('one'))
  await update()
  frames[0]?.tell({ kind: 'blocked', address: 'https://cdn.example' }, { kind: 'shown' })
  expect(preview.state().lane.pieces).toEqual([
    { stream: 'err', text: 'not loaded: https://cdn.example\n' },
  ])
})
