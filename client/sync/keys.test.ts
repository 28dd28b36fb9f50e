import { beforeEach, describe, expect, test } from 'vitest'
import { keySchema, roomIdSchema } from '#shared/ids.ts'
import {
  forgetInterview,
  forgetKey,
  listInterviews,
  participantKey,
  rememberInterview,
  takeKeyFromAddress,
} from './keys.ts'

const room = roomIdSchema.parse('0123456789abcdef')
const other = roomIdSchema.parse('fedcba9876543210')
const key = (letter: string) => keySchema.parse(letter.repeat(54))

function memoryStorage() {
  const kept = new Map<string, string>()
  return {
    kept,
    getItem: (name: string) => kept.get(name) ?? null,
    setItem: (name: string, value: string) => void kept.set(name, value),
    removeItem: (name: string) => void kept.delete(name),
  }
}
const locked = {
  getItem(): never {
    throw new Error('storage is switched off')
  },
  setItem(): never {
    throw new Error('storage is switched off')
  },
  removeItem(): never {
    throw new Error('storage is switched off')
  },
}
let storage = memoryStorage()
beforeEach(() => {
  storage = memoryStorage()
})

describe('your interviews', () => {
  const interview = { room, candidate: 'Zoé', role: 'Engineer', createdAtMs: 5 }

  test('keys and links are added to those known before', () => {
    const links = { candidate: key('c'), examiner: key('e'), observer: key('o') }
    rememberInterview({ ...interview, links }, storage)
    rememberInterview({ room, keys: { examiner: key('E') } }, storage)
    rememberInterview({ room, keys: { preview: key('P') } }, storage)
    rememberInterview({ room, links: { observer: key('n') } }, storage)
    expect(listInterviews(storage)).toEqual([
      {
        ...interview,
        keys: { examiner: key('E'), preview: key('P') },
        links: { ...links, observer: key('n') },
      },
    ])
    expect(participantKey(room, 'examiner', storage)).toBe(key('E'))
    expect(participantKey(room, 'candidate', storage)).toBeUndefined()
  })

  test('the newest comes first, and one that the server has deleted is gone', () => {
    const later = Date.now() + 1_000_000
    rememberInterview({ ...interview, deletedAtMs: later }, storage)
    rememberInterview({ ...interview, room: other, createdAtMs: 9 }, storage)
    expect(listInterviews(storage, later - 1).map(({ room }) => room)).toEqual([other, room])
    expect(listInterviews(storage, later).map(({ room }) => room)).toEqual([other])
  })

  test('a key or a whole interview is forgotten', () => {
    rememberInterview({ ...interview, keys: { examiner: key('E'), preview: key('P') } }, storage)
    forgetKey(room, 'examiner', storage)
    expect(listInterviews(storage)[0]?.keys).toEqual({ preview: key('P') })
    forgetInterview(room, storage)
    expect(listInterviews(storage)).toEqual([])
  })

  test('broken entries are passed over, storage that is switched off is an empty list', () => {
    rememberInterview(interview, storage)
    const [name, value] = [...storage.kept][0]!
    const entries: unknown[] = JSON.parse(value)
    storage.setItem(name, JSON.stringify([{ room: '<script>' }, ...entries]))
    expect(listInterviews(storage)).toHaveLength(1)
    storage.setItem(name, '{')
    expect(listInterviews(storage)).toEqual([])
    expect(listInterviews(locked)).toEqual([])
    expect(() => rememberInterview(interview, locked)).not.toThrow()
  })
})

describe('the key in the address', () => {
  function tab(hash: string, sessionStorage: typeof storage | typeof locked = storage) {
    const shown: unknown[] = []
    const replaceState = (_state: unknown, _title: string, url?: string | URL | null) =>
      void shown.push(url)
    return {
      shown,
      location: { hash, pathname: `/room/${room}`, search: '?x' },
      history: { state: null, replaceState },
      sessionStorage,
    }
  }

  test('leaves the address bar and is found again in this tab alone', () => {
    const first = tab(`#${key('c')}`)
    expect(takeKeyFromAddress(room, first)).toBe(key('c'))
    expect(first.shown).toEqual([`/room/${room}?x`])
    expect(takeKeyFromAddress(room, tab(''))).toBe(key('c'))
    expect(takeKeyFromAddress(other, tab(''))).toBeUndefined()
    expect(takeKeyFromAddress(room, tab('', memoryStorage()))).toBeUndefined()
  })

  test('a broken one is removed too and opens nothing', () => {
    const broken = tab('#half')
    expect(takeKeyFromAddress(room, broken)).toBeUndefined()
    expect(broken.shown).toHaveLength(1)
  })

  test('works for this once where nothing can be stored', () => {
    expect(takeKeyFromAddress(room, tab(`#${key('c')}`, locked))).toBe(key('c'))
  })
})
