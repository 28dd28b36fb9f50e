import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { participantIdSchema } from './ids.ts'
import { buildReplay, replayDocuments } from './replay.ts'
import type { LoggedUpdate, ReplayDocument, ReplayState } from './replay.ts'
import { buildReplayPage, parseReplayPage } from './replay-page.ts'

const people = ['aaaaaaaaaa', 'bbbbbbbbbb'].map((id) => participantIdSchema.parse(id))

const stepSchema = fc.record({
  document: fc.constantFrom<ReplayDocument>(...replayDocuments),
  who: fc.nat({ max: 1 }),
  /** Time since the step before; several may fall on one millisecond. */
  afterMs: fc.nat({ max: 3 }),
  place: fc.nat({ max: 40 }),
  deletes: fc.nat({ max: 4 }),
  words: fc.string({ maxLength: 6 }),
})
type Step = typeof stepSchema extends fc.Arbitrary<infer T> ? T : never

const textOf = (doc: Y.Doc, document: ReplayDocument) =>
  document === 'code' ? doc.getMap<Y.Text>('files') : doc.getMap<Y.Text>('records')
const contentOf = (state: ReplayState) =>
  Object.fromEntries(
    replayDocuments.map((name) => [name, textOf(state[name], name).toJSON() as unknown]),
  )

/** What two people do at once, as the server would log it; and what the documents held after each row. */
function play(steps: readonly Step[]) {
  const copies = people.map(
    () => new Map(replayDocuments.map((name) => [name, new Y.Doc()] as const)),
  )
  const updates: LoggedUpdate[] = []
  const contents: Record<string, unknown>[] = []
  let atMs = 1_000
  for (const { document, who, afterMs, place, deletes, words } of steps) {
    atMs += afterMs
    const mine = copies[who]?.get(document)
    if (!mine) continue
    const logged: Uint8Array[] = []
    const keep = (update: Uint8Array) => logged.push(update)
    mine.on('update', keep)
    mine.transact(() => {
      const texts = textOf(mine, document)
      const key = `text-${place % 3}`
      const text = texts.get(key) ?? texts.set(key, new Y.Text())
      const at = Math.min(place, text.length)
      text.delete(at, Math.min(deletes, text.length - at))
      text.insert(Math.min(at, text.length), words)
    })
    mine.off('update', keep)
    for (const update of logged) {
      updates.push({ atMs, document, participant: people[who], update })
      for (const copy of copies) {
        const doc = copy.get(document)
        if (doc && doc !== mine) Y.applyUpdate(doc, update)
      }
    }
    const state = Object.fromEntries(copies[0] ?? []) as unknown as ReplayState
    contents.push({ atMs, ...contentOf(state) })
  }
  return { updates, contents }
}

/** The content after the last step at or before a moment. */
const expectedAt = (contents: readonly Record<string, unknown>[], atMs: number) => {
  const { atMs: _at, ...content } = contents.findLast((one) => Number(one['atMs']) <= atMs) ?? {
    agenda: {},
    code: {},
    whiteboard: {},
  }
  return content
}

const histories = fc.array(stepSchema, { maxLength: 60 })

test('at the end a replay shows what the documents hold', () => {
  fc.assert(
    fc.property(histories, (steps) => {
      const { updates, contents } = play(steps)
      const replay = buildReplay(updates)
      expect(contentOf(replay.seek(Infinity))).toEqual(expectedAt(contents, Infinity))
    }),
  )
})

test('however one comes to a moment, forwards, backwards or at once, it looks the same', () => {
  const moments = fc.array(fc.integer({ min: 990, max: 1_200 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(histories, moments, fc.nat({ max: 5 }), (steps, visited, checkpoints) => {
      const { updates, contents } = play(steps)
      const replay = buildReplay(updates, { checkpoints })
      for (const atMs of visited) {
        expect(contentOf(replay.seek(atMs))).toEqual(expectedAt(contents, atMs))
      }
    }),
  )
})

test('a page of the log is read as it was written', () => {
  fc.assert(
    fc.property(histories, fc.option(fc.integer({ min: 1 }), { nil: undefined }), (steps, next) => {
      const { updates } = play(steps)
      expect(parseReplayPage(buildReplayPage({ updates, next }))).toEqual({ updates, next })
    }),
  )
})

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

test('bytes that are no page are refused, whatever they are', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.uint8Array({ minLength: 1 }),
      (noise, more) => {
        const page = buildReplayPage({ updates: [], next: undefined })
        expect(() => parseReplayPage(Uint8Array.of(...page, ...more))).toThrow()
        const read = attempt(() => parseReplayPage(noise))
        const again = read && parseReplayPage(buildReplayPage(read))
        expect(again).toEqual(read)
      },
    ),
  )
})
