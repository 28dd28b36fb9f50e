/** The room over real sockets: what participants see of each other, and what the server refuses. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { readAgenda, setLock } from '#shared/agenda.ts'
import { renewedLinkSchema } from '#shared/api.ts'
import type { Joined } from '#shared/api.ts'
import { listFiles } from '#shared/code.ts'
import { scorecardOf } from '#shared/document.ts'
import type { DocumentName } from '#shared/document.ts'
import { closeCode } from '#shared/protocol.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import type { TestParticipant } from './testing/connect-participant.ts'
import { startServer } from './testing/start-server.ts'
import type { TestRoom, TestServer } from './testing/start-server.ts'

let server: TestServer
let room: TestRoom
let examiner: Joined
let candidate: Joined
let observer: Joined
const open: TestParticipant[] = []

beforeEach(async () => {
  server = await startServer()
  room = await server.createRoom()
  examiner = await room.join('examiner', 'Eve')
  candidate = await room.join('candidate', 'Camille')
  observer = await room.join('observer', 'Oscar')
})
afterEach(async () => {
  for (const participant of open.splice(0)) participant.close()
  await server.close()
})

function connect(who: Joined, document: DocumentName): TestParticipant {
  const participant = connectParticipant({ url: server.url, room: room.id, document, key: who.key })
  open.push(participant)
  return participant
}

/** The first file's text; what everybody types into. */
function text(doc: Y.Doc): Y.Text {
  const [file] = listFiles(doc)
  if (!file) throw new Error('no file yet')
  return file.text
}
const reads = (doc: Y.Doc) => (listFiles(doc).length > 0 ? text(doc).toString() : '')
const synced = (participant: TestParticipant) =>
  participant.until(() => participant.provider.synced && participant.hello() !== undefined)

async function live(): Promise<{ ann: TestParticipant; bob: TestParticipant }> {
  await room.change('start', examiner)
  const ann = connect(candidate, 'code')
  const bob = connect(examiner, 'code')
  await Promise.all([synced(ann), synced(bob)])
  return { ann, bob }
}

describe('writing together', () => {
  test('two participants see each other type, and both are told that it is saved', async () => {
    const { ann, bob } = await live()
    text(ann.doc).insert(0, 'from the candidate ')
    await bob.until(() => reads(bob.doc).includes('from the candidate'))
    text(bob.doc).insert(0, 'from the examiner ')
    await ann.until(() => reads(ann.doc).includes('from the examiner'))
    expect(await ann.saved()).toEqual({ saved: expect.any(Number) })
    expect(await bob.saved()).toEqual({ saved: expect.any(Number) })
    expect(reads(ann.doc)).toBe(reads(bob.doc))
  })

  test('what was written offline arrives after the reconnect, both ways', async () => {
    const { ann, bob } = await live()
    ann.disconnect()
    text(ann.doc).insert(0, 'offline ')
    text(bob.doc).insert(0, 'meanwhile ')
    expect(await bob.saved()).toHaveProperty('saved')
    ann.connect()
    await ann.until(() => reads(ann.doc).includes('meanwhile'))
    await bob.until(() => reads(bob.doc).includes('offline'))
    expect(await ann.saved()).toHaveProperty('saved')
  })

  test('somebody who comes later finds everything', async () => {
    const { ann } = await live()
    text(ann.doc).insert(0, 'early ')
    await ann.saved()
    const oscar = connect(observer, 'code')
    await oscar.until(() => reads(oscar.doc).startsWith('early'))
    expect(oscar.hello()).toMatchObject({
      participant: observer.who.participant,
      role: 'observer',
      permission: { right: 'read', reason: 'role' },
    })
  })
})

describe('what the server refuses', () => {
  test('an observer’s writes reach nobody and are never called saved', async () => {
    const { ann } = await live()
    const oscar = connect(observer, 'code')
    await synced(oscar)
    text(oscar.doc).insert(0, 'I was here ')
    expect(await oscar.saved()).toEqual({ refused: 'read-only' })
    text(ann.doc).insert(0, 'real ')
    await ann.saved()
    await oscar.until(() => reads(oscar.doc).includes('real'))
    expect(reads(ann.doc)).not.toContain('I was here')
  })

  test('a lock stops the candidate at once and nobody else, and its end lets them write again', async () => {
    const { ann, bob } = await live()
    const agenda = connect(examiner, 'agenda')
    await synced(agenda)
    setLock(agenda.doc, 'code', true)
    await ann.until(() => ann.hello()?.permission.right === 'read')
    expect(ann.hello()?.permission).toEqual({ right: 'read', reason: 'locked' })
    text(ann.doc).insert(0, 'sneaky ')
    expect(await ann.saved()).toEqual({ refused: 'locked' })
    text(bob.doc).insert(0, 'allowed ')
    expect(await bob.saved()).toHaveProperty('saved')
    expect(reads(bob.doc)).not.toContain('sneaky')
    setLock(agenda.doc, 'code', false)
    await ann.until(() => ann.hello()?.permission.right === 'write')
  })

  test('the end takes write access from everybody at once; a reopening gives it back', async () => {
    const { ann, bob } = await live()
    await room.change('end', examiner)
    await ann.until(() => ann.hello()?.permission.right === 'read')
    text(ann.doc).insert(0, 'too late ')
    expect(await ann.saved()).toEqual({ refused: 'ended' })
    text(bob.doc).insert(0, 'too late ')
    expect(await bob.saved()).toEqual({ refused: 'ended' })
    const oscar = connect(observer, 'code')
    await synced(oscar)
    expect(reads(oscar.doc)).not.toContain('too late')
    await room.change('reopen', examiner)
    await ann.until(() => ann.hello()?.permission.right === 'write')
  })

  test('a preview sees what the candidate sees and changes nothing', async () => {
    await room.change('start', examiner)
    const preview = connect(await room.join('candidate', 'Eve', true), 'code')
    await synced(preview)
    expect(preview.hello()?.permission).toEqual({ right: 'read', reason: 'preview' })
    text(preview.doc).insert(0, 'oops ')
    expect(await preview.saved()).toEqual({ refused: 'read-only' })
  })
})

describe('what stays closed', () => {
  async function closedWith(who: Joined, document: DocumentName) {
    const participant = connect(who, document)
    await participant.until(() => participant.closeCode() !== undefined)
    return participant.closeCode()
  }

  test('before the start nobody but an examiner opens code or whiteboard; the agenda is everybody’s', async () => {
    for (const document of ['code', 'whiteboard'] as const) {
      expect(await closedWith(candidate, document)).toBe(closeCode.notFound)
      expect(await closedWith(observer, document)).toBe(closeCode.notFound)
      await synced(connect(examiner, document))
    }
    for (const who of [candidate, observer, examiner]) await synced(connect(who, 'agenda'))
  })

  test('backstage and scorecards answer others as if they did not exist', async () => {
    await room.change('start', examiner)
    const own = scorecardOf(examiner.who.participant)
    const colleague = await room.join('examiner', 'Emil')
    const previewer = await room.join('candidate', 'Eve', true)
    for (const who of [candidate, observer, previewer]) {
      expect(await closedWith(who, 'backstage')).toBe(closeCode.notFound)
      expect(await closedWith(who, own)).toBe(closeCode.notFound)
      expect(await closedWith(who, scorecardOf(who.who.participant))).toBe(closeCode.notFound)
    }
    expect(await closedWith(colleague, own)).toBe(closeCode.notFound)
    await synced(connect(examiner, own))
    await synced(connect(colleague, 'backstage'))
  })
})

describe('presence', () => {
  test('everybody is seen under the name that the server knows, and gone when they go', async () => {
    const ann = connect(candidate, 'agenda')
    const bob = connect(examiner, 'agenda')
    await bob.until(() => bob.others().length === 1)
    ann.show({ front: true, view: 'code' })
    await bob.until(() => bob.others()[0]?.presence !== null)
    expect(bob.others()).toEqual([{ who: candidate.who, presence: { front: true, view: 'code' } }])
    ann.show({ front: true, who: examiner.who })
    ann.show({ front: false })
    await bob.until(() => JSON.stringify(bob.others()).includes('false'))
    expect(bob.others()).toEqual([{ who: candidate.who, presence: { front: false } }])
    ann.close()
    await bob.until(() => bob.others().length === 0)
  })

  test('two tabs of one person stand there twice', async () => {
    const bob = connect(examiner, 'agenda')
    connect(candidate, 'agenda')
    connect(candidate, 'agenda')
    await bob.until(() => bob.others().length === 2)
    expect(bob.others().map(({ who }) => who)).toEqual([candidate.who, candidate.who])
  })
})

describe('links', () => {
  test('a revoked link puts out those who came by it, within a second, and only them', async () => {
    const { ann, bob } = await live()
    const startedAtMs = performance.now()
    const response = await server.ask('DELETE', `/api/rooms/${room.id}/links/candidate`, {
      key: examiner.key,
    })
    expect(response.status).toBe(204)
    await ann.until(() => ann.closeCode() !== undefined)
    expect(performance.now() - startedAtMs).toBeLessThan(1_000)
    expect(ann.closeCode()).toBe(closeCode.gone)
    ann.connect()
    await ann.until(() => ann.closeCode() !== undefined)
    text(bob.doc).insert(0, 'still here ')
    expect(await bob.saved()).toHaveProperty('saved')
  })

  test('whoever renews their own link stays, and their colleague by the old one is out', async () => {
    const { bob } = await live()
    const colleague = connect(await room.join('examiner', 'Emil'), 'code')
    await synced(colleague)
    const response = await server.ask('POST', `/api/rooms/${room.id}/links/examiner`, {
      key: examiner.key,
    })
    expect(response.status).toBe(200)
    await colleague.until(() => colleague.closeCode() !== undefined)
    expect(colleague.closeCode()).toBe(closeCode.gone)
    text(bob.doc).insert(0, 'still here ')
    expect(await bob.saved()).toHaveProperty('saved')
    await synced(connect(examiner, 'backstage'))
    const { key } = renewedLinkSchema.parse(await response.json())
    const joined = await server.ask('POST', `/api/rooms/${room.id}/participants`, {
      key,
      body: { name: 'Emil' },
    })
    expect(joined.status).toBe(200)
  })
})

test('the agenda says at once that the interview has started', async () => {
  const ann = connect(candidate, 'agenda')
  await synced(ann)
  expect(readAgenda(ann.doc).status).toBe('lobby')
  await room.change('start', examiner)
  await ann.until(() => readAgenda(ann.doc).status === 'live')
  expect(readAgenda(ann.doc).drillDown?.exercise).toBe('ladder')
})
