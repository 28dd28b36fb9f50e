/**
 * Every message of the protocol × every document × every kind of visitor × every state of the interview, over real
 * sockets. The rights stand here once more in letters, so that a slip in the table of permissions shows.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createEncoder, toUint8Array, writeVarUint } from 'lib0/encoding'
import * as Y from 'yjs'
import { enterStage, setLock } from '#shared/agenda.ts'
import type { Joined } from '#shared/api.ts'
import { documentKinds, scorecardOf } from '#shared/document.ts'
import type { DocumentKind, DocumentName } from '#shared/document.ts'
import { closeCode, messageKind, syncKind } from '#shared/protocol.ts'
import type { RefusalReason } from '#shared/protocol.ts'
import { recordsOf, writeRecord } from '#shared/whiteboard.ts'
import { openMemoryStore } from './store/memory-store.ts'
import { buildStep1, buildStep2, buildUpdate } from './sync/frames.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import type { TestParticipant } from './testing/connect-participant.ts'
import { forgedPresence } from './testing/hostile-bytes.ts'
import { laySiege } from './testing/siege.ts'
import type { Siege, Storm } from './testing/siege.ts'
import { startServer } from './testing/start-server.ts'
import type { TestServer } from './testing/start-server.ts'

const visitors = ['candidate', 'preview', 'observer', 'examiner', 'colleague', 'stranger'] as const
type Visitor = (typeof visitors)[number]
const states = ['lobby', 'live', 'locked', 'unwatched', 'ended'] as const

/** One letter a visitor: - nothing, r read, l locked, e ended, h hidden for now, w write. The scorecard is the examiner's. */
const rights: Record<(typeof states)[number], Record<DocumentKind, string>> = {
  lobby: {
    code: '---ww-',
    whiteboard: '---ww-',
    agenda: 'rrrww-',
    backstage: '---ww-',
    scorecard: '---w--',
  },
  live: {
    code: 'wrrww-',
    whiteboard: 'wrrww-',
    agenda: 'rrrww-',
    backstage: '---ww-',
    scorecard: '---w--',
  },
  locked: {
    code: 'lrrww-',
    whiteboard: 'lrrww-',
    agenda: 'rrrww-',
    backstage: '---ww-',
    scorecard: '---w--',
  },
  unwatched: {
    code: 'whhhh-',
    whiteboard: 'whhhh-',
    agenda: 'rrrww-',
    backstage: '---ww-',
    scorecard: '---w--',
  },
  ended: {
    code: 'erree-',
    whiteboard: 'erree-',
    agenda: 'rrree-',
    backstage: '---ww-',
    scorecard: '---w--',
  },
}

const refusals: Record<string, RefusalReason | undefined> = {
  r: 'read-only',
  h: 'read-only',
  l: 'locked',
  e: 'ended',
}

const writes: Record<DocumentKind, (doc: Y.Doc) => void> = {
  code: (doc) => doc.getMap('files').set(`by ${doc.clientID}`, true),
  whiteboard: (doc) => {
    const id = `shape:by${doc.clientID}`
    const box = {
      id,
      typeName: 'shape',
      type: 'geo',
      x: 1,
      y: 0,
      index: 'a1',
      parentId: 'page:page',
      props: { url: '' },
      meta: {},
    }
    writeRecord(recordsOf(doc), undefined, box)
  },
  agenda: (doc) => doc.getMap('rungs').set(`by ${doc.clientID}`, true),
  backstage: (doc) => doc.getText('notes').insert(0, 'x'),
  scorecard: (doc) => doc.getMap('notes').set(`by ${doc.clientID}`, 'x'),
}
const presences: Partial<Record<DocumentKind, unknown>> = {
  code: { file: 'f', selections: [] },
  whiteboard: { pointer: null, page: 'page:page', seen: null, selected: [] },
  agenda: { front: true },
}

function updateOf(kind: DocumentKind, clientId: number): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.transact(() => writes[kind](doc))
  return Y.encodeStateAsUpdate(doc)
}

/** A message that a server alone says, or nobody. */
const bare = (kind: number) => {
  const encoder = createEncoder()
  writeVarUint(encoder, kind)
  return toUint8Array(encoder)
}

type Message = Exclude<keyof typeof messageKind, 'sync'> | keyof typeof syncKind

interface Cell {
  readonly kind: DocumentKind
  readonly storm: Storm
  readonly right: string
  /** How many rows of the log the visitor has written so far. */
  readonly rows: () => Promise<number>
  /** Whether an examiner in the same document may see that the visitor is there, and does so by now. */
  readonly mayBeSeen: boolean
  readonly seen: () => Promise<boolean>
}

/** What each message does, by right; a message without a line here does not compile. */
const effects: Record<Message, (cell: Cell) => Promise<void>> = {
  async step1({ storm, right }) {
    storm.socket.send(buildStep1(Uint8Array.of(0)))
    await storm.verdict()
    const answered = storm.frames.some(([kind, sync]) => kind === 0 && sync === syncKind.step2)
    expect(answered).toBe(right !== 'h')
  },
  step2: (cell) => written(cell, buildStep2),
  update: (cell) => written(cell, buildUpdate),
  async awareness({ kind, storm, mayBeSeen, seen }) {
    const { clientId } = storm
    storm.socket.send(forgedPresence([{ clientId, clock: 1, state: presences[kind] ?? {} }]))
    expect(await storm.verdict()).toBeUndefined()
    expect(await seen()).toBe(mayBeSeen)
  },
  async queryAwareness({ storm }) {
    storm.socket.send(bare(messageKind.queryAwareness))
    expect(await storm.verdict()).toBeUndefined()
  },
  async version({ storm }) {
    expect(await storm.verdict()).toBeUndefined()
  },
  refusal: ({ storm }) => malformed(storm, messageKind.refusal),
  hello: ({ storm }) => malformed(storm, messageKind.hello),
  tick: ({ storm }) => malformed(storm, messageKind.tick),
}

async function written(
  { kind, storm, right, rows }: Cell,
  build: (update: Uint8Array) => Uint8Array,
) {
  const before = await rows()
  storm.socket.send(build(updateOf(kind, storm.clientId)))
  expect(await storm.verdict()).toBe(refusals[right])
  expect((await rows()) - before).toBe(right === 'w' ? 1 : 0)
}

/** As if there were no such document. */
async function shut({ kind, storm }: Cell) {
  storm.socket.send(buildUpdate(updateOf(kind, storm.clientId)))
  storm.socket.send(buildStep1(Uint8Array.of(0)))
  expect(await storm.closed).toBe(closeCode.notFound)
  expect(storm.frames).toEqual([])
}

async function malformed(storm: Storm, kind: number) {
  for (let n = 0; n < 3; n++) storm.socket.send(bare(kind))
  expect(await storm.closed).toBe(closeCode.malformed)
}

test('every message has its effect written down', () => {
  const { sync: _inParts, ...others } = messageKind
  const all = [...Object.keys(others), ...Object.keys(syncKind)]
  expect(Object.keys(effects).toSorted()).toEqual(all.toSorted())
})

describe.each(states)('%s', (state) => {
  const store = openMemoryStore()
  let server: TestServer
  let siege: Siege
  let agenda: TestParticipant
  const people = new Map<Visitor, Joined>()
  const watchers = new Map<DocumentKind, TestParticipant>()

  const nameOf = (kind: DocumentKind): DocumentName =>
    kind === 'scorecard' ? scorecardOf(siege.examiner.who.participant) : kind
  async function enter(kind: DocumentKind) {
    const { room, examiner } = siege
    const document = nameOf(kind)
    const { key } = examiner
    const one = connectParticipant({ url: server.url, room: room.id, document, key })
    await one.until(() => one.hello() !== undefined)
    return one
  }

  beforeAll(async () => {
    server = await startServer({ store })
    siege = await laySiege(server, { started: state !== 'lobby' })
    const { room, examiner, candidate, observer } = siege
    const elsewhere = await server.createRoom()
    people.set('candidate', candidate).set('observer', observer).set('examiner', examiner)
    people.set('preview', await room.join('candidate', 'Preview', true))
    people.set('colleague', await room.join('examiner', 'Emil'))
    people.set('stranger', await elsewhere.join('examiner'))
    agenda = await enter('agenda')
    await agenda.until(() => agenda.provider.synced)
    if (state === 'locked') {
      setLock(agenda.doc, 'code', true)
      setLock(agenda.doc, 'whiteboard', true)
    }
    if (state === 'unwatched') enterStage(agenda.doc, 2, Date.now())
    await agenda.saved()
    if (state === 'ended') await room.change('end', examiner)
    for (const kind of documentKinds) watchers.set(kind, await enter(kind))
  })
  afterAll(async () => {
    for (const one of [agenda, ...watchers.values()]) one.close()
    siege.close()
    await server.close()
  })

  test.each(documentKinds.flatMap((kind) => visitors.map((who) => ({ kind, who }))))(
    '$kind, $who',
    async ({ kind, who }) => {
      const right = rights[state][kind][visitors.indexOf(who)] ?? '-'
      const ours = rights[state][kind][visitors.indexOf('examiner')]
      const as = people.get(who)
      const watcher = watchers.get(kind)
      if (!as || !watcher) throw new Error('nobody came')
      const send = async (effect: (cell: Cell) => Promise<void>) => {
        const storm = await siege.storm(nameOf(kind), { as })
        await (right === '-' ? shut : effect)({
          kind,
          storm,
          right,
          async rows() {
            const log = await store.readLog(siege.room.id, 0)
            return log.filter(({ participant }) => participant === as.who.participant).length
          },
          // Whoever looks through the candidate's eyes is not shown; whoever may not look sees nobody.
          mayBeSeen:
            presences[kind] !== undefined && who !== 'preview' && ![right, ours].includes('h'),
          async seen() {
            // What was sent to the watcher before this answer has arrived with it.
            await watcher.saved()
            const state = watcher.provider.awareness.getStates().get(storm.clientId)
            return state !== undefined && state['presence'] !== null
          },
        })
        storm.socket.close()
        await storm.closed
      }
      for (const effect of Object.values(effects)) {
        await expect(send(effect)).resolves.toBeUndefined()
      }
    },
  )
})
