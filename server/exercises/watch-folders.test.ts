import { rm } from 'node:fs/promises'
import { afterEach, expect, test } from 'vitest'
import { openLibrary } from './library.ts'
import type { ExerciseLibrary, LibraryError } from './library.ts'
import { goodFiles, writeLibrary } from './testing/write-library.ts'
import type { WrittenLibrary } from './testing/write-library.ts'

let written: WrittenLibrary
let library: ExerciseLibrary
/** Resolves with what the next reading says: problems, or undefined when it was good. */
let nextReading: () => Promise<LibraryError | undefined>

async function openWatched() {
  written = await writeLibrary(goodFiles)
  let settle: ((error: LibraryError | undefined) => void) | undefined
  nextReading = () => new Promise((resolve) => (settle = resolve))
  library = await openLibrary({
    folders: [written.folder],
    watch: true,
    onProblems: (error) => settle?.(error),
    onReload: () => settle?.(undefined),
  })
}

afterEach(async () => {
  library.close()
  await written.remove()
})

const plan = (minutes: string) =>
  goodFiles['plans/talk.yaml']?.replace('minutes: 30', `minutes: ${minutes}`) ?? ''

const minutes = () => library.plan('talk')?.stages[0]?.minutes

/** Writes until a reading says what is expected: one change may be seen in two steps. */
async function readingAfter(change: Promise<void>, expected: 'good' | 'bad') {
  let reading = nextReading()
  await change
  let error = await reading
  while ((expected === 'bad') !== (error !== undefined)) {
    reading = nextReading()
    error = await reading
  }
  return error
}

test('a change is read without a restart', async () => {
  await openWatched()
  await readingAfter(written.write('plans/talk.yaml', plan('45')), 'good')
  expect(minutes()).toBe(45)
})

test('a bad change is reported, and the last good state stays until it is mended', async () => {
  await openWatched()
  const error = await readingAfter(written.write('plans/talk.yaml', plan('long')), 'bad')
  expect(error?.message).toContain('`stages.0.minutes` is of the wrong kind; write a number')
  expect(minutes()).toBe(30)
  await readingAfter(written.write('plans/talk.yaml', plan('20')), 'good')
  expect(minutes()).toBe(20)
})

test('a folder that is added later is watched as well', async () => {
  await openWatched()
  const rubric = goodFiles['rubrics/short.yaml'] ?? ''
  await rm(written.path('plans'), { recursive: true })
  await readingAfter(
    written.write('rubrics/long.yaml', rubric.replace('id: short', 'id: long')),
    'good',
  )
  await readingAfter(written.write('plans/talk.yaml', plan('10')), 'good')
  while (minutes() !== 10) await nextReading()
  expect(library.rubric('long')).toBeDefined()
})
