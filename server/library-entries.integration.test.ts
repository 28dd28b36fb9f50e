/** The team's part of the library over HTTP: who may, what is refused, and that a room keeps what it began with. */
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { librarySchema, preparedSchema, problemSchema } from '#shared/api.ts'
import {
  checkedEntrySchema,
  entryVersionSchema,
  entryVersionsSchema,
  importedEntrySchema,
  libraryEntrySchema,
  savedEntrySchema,
  teamEntriesSchema,
} from '#shared/library-api.ts'
import type { EntryFile } from '#shared/library-entry.ts'
import type { Key } from '#shared/ids.ts'
import { openLibrary } from './exercises/library.ts'
import { codingFiles } from './exercises/testing/write-library.ts'
import { readZip } from './exercises/zip/read-zip.ts'
import { newFixtureRoom } from './testing/fixture-library.ts'
import { askServer, createRoom, startServer } from './testing/start-server.ts'
import type { TestServer, TestServerOptions } from './testing/start-server.ts'

const address = '/api/library/exercises/lift'
let server: TestServer
let key: Key
afterEach(() => server.close())

async function start(options: TestServerOptions = {}) {
  server = await startServer(options)
  const room = await server.createRoom()
  key = (await room.join('examiner')).key
  return room
}

function lift(from = '', to = ''): EntryFile[] {
  return Object.entries(codingFiles)
    .filter(([path]) => path.startsWith('lift/'))
    .map(([path, text]) => ({
      path: path.slice('lift/'.length),
      text: text.replaceAll('framing', 'clarity').replace(from, to),
    }))
}

const get = (path: string) => server.ask('GET', path, { key })
const save = (files: EntryFile[], base: number, draft = false) =>
  server.ask('POST', `${address}/versions`, { key, body: { files, base, draft } })
const saved = async (files: EntryFile[], base: number) =>
  savedEntrySchema.parse(await (await save(files, base)).json())
const problemOf = async (response: Response) => problemSchema.parse(await response.json()).problem

test('an examiner writes an exercise, and interviews are made of the version that is offered', async () => {
  await start()
  const checked = await server.ask('POST', '/api/library/check', {
    key,
    body: { kind: 'exercises', id: 'lift', files: lift() },
  })
  const { problems, exercise } = checkedEntrySchema.parse(await checked.json())
  expect(problems).toEqual([])
  expect(exercise?.drillDown?.rungs).toHaveLength(2)
  expect(await saved(lift(), 0)).toMatchObject({ version: 1, offered: true, offers: 1 })
  expect(await saved(lift('minutes: 7', 'minutes: 8'), 1)).toMatchObject({ version: 2, offers: 1 })

  const listed = librarySchema.parse(await (await get('/api/library')).json())
  expect(listed.exercises.find(({ id }) => id === 'lift')).toMatchObject({
    origin: 'team',
    minutes: 7,
  })
  expect(teamEntriesSchema.parse(await (await get('/api/library/team')).json())).toMatchObject([
    { kind: 'exercises', id: 'lift', version: 2, offered: false, offers: 1 },
  ])
  const entry = libraryEntrySchema.parse(await (await get(address)).json())
  expect(entry).toMatchObject({ origin: 'team', version: 2, offers: 1 })
  const versions = entryVersionsSchema.parse(await (await get(`${address}/versions`)).json())
  expect(versions.map(({ version, offered }) => [version, offered])).toEqual([
    [2, false],
    [1, true],
  ])
  const first = entryVersionSchema.parse(await (await get(`${address}/versions/1`)).json())
  expect(first.files).toEqual(lift())
  for (const none of ['0', '3', '01', 'x', '99999999999']) {
    expect((await get(`${address}/versions/${none}`)).status).toBe(404)
  }
})

test('a room keeps the version that it began with, whatever becomes of the entry', async () => {
  await start()
  await saved(lift(), 0)
  const room = await createRoom(askServer(server.url), { ...newFixtureRoom, drillDown: 'lift' })
  const examiner = await room.join('examiner')
  const prepared = async () => {
    const response = await server.ask('GET', `/api/rooms/${room.id}/prepared`, {
      key: examiner.key,
    })
    return preparedSchema.parse(await response.json()).drillDown?.drillDown?.rungs[0]?.prompt.en
  }
  expect(await prepared()).toBe('What do you need to know?')
  await saved(lift('What do you need to know?', 'What is missing?'), 1)
  expect(await prepared()).toBe('What do you need to know?')
  expect((await server.ask('DELETE', address, { key })).status).toBe(204)
  expect((await get(address)).status).toBe(404)
  expect(await prepared()).toBe('What do you need to know?')
})

test('saving over somebody else’s version, or under an id that is taken, is refused by name', async () => {
  await start()
  await saved(lift(), 0)
  await saved(lift('level: any', 'level: any # theirs'), 1)
  const stale = await save(lift('level: any', 'level: any # mine'), 1)
  expect([stale.status, await problemOf(stale)]).toEqual([409, 'stale-version'])
  const taken = await save(lift(), 0)
  expect([taken.status, await problemOf(taken)]).toEqual([409, 'id-taken'])
  const builtIn = await server.ask('POST', '/api/library/exercises/ladder/versions', {
    key,
    body: { files: lift(), base: 0, draft: true },
  })
  expect(await problemOf(builtIn)).toBe('id-taken')
})

test('what was written is there after a restart', async () => {
  await start({ store: 'sqlite' })
  await saved(lift(), 0)
  await server.restart()
  const listed = librarySchema.parse(await (await server.ask('GET', '/api/library')).json())
  expect(listed.exercises.map(({ id }) => id)).toContain('lift')
})

test('nobody but examiners reads or writes what is the team’s', async () => {
  const room = await start()
  await saved(lift(), 0)
  const others = [
    undefined,
    room.links.candidate,
    (await room.join('candidate')).key,
    (await room.join('observer')).key,
    (await room.join('candidate', 'Preview', true)).key,
  ]
  for (const other of others) {
    const refusal = other === undefined ? 401 : 403
    const ask = (method: string, path: string, body?: unknown) =>
      server.ask(method, path, { key: other, ...(body !== undefined && { body }) })
    expect((await ask('GET', address)).status).toBe(403)
    expect((await ask('GET', '/api/library/exercises/unheard-of')).status).toBe(403)
    expect((await ask('GET', '/api/library/team')).status).toBe(refusal)
    expect((await ask('GET', `${address}/versions/1`)).status).toBe(refusal)
    expect((await ask('DELETE', address)).status).toBe(refusal)
    const body = { files: lift(), base: 1, draft: false }
    expect((await ask('POST', `${address}/versions`, body)).status).toBe(refusal)
    const check = { kind: 'exercises', id: 'lift', files: lift() }
    expect((await ask('POST', '/api/library/check', check)).status).toBe(refusal)
  }
  expect((await get(`${address}/versions`)).status).toBe(200)
})

test('with a team’s key that key is asked for, and an examiner’s does not open', async () => {
  const teamKey = 'a-key-of-the-whole-team'
  server = await startServer({ settings: { teamKey } })
  const ask = (given: string) =>
    server.ask('GET', '/api/library/team', { headers: { authorization: `Bearer ${given}` } })
  expect((await ask(teamKey)).status).toBe(200)
  expect((await ask('a-key-of-another-team')).status).toBe(401)
})

test.each([
  ['a way out of the folder', '../../etc/passwd'],
  ['an absolute path', '/etc/passwd'],
  ['a hidden file', '.bashrc'],
  ['a name that objects have', 'starter/__proto__/x.js'],
  ['a backslash', 'starter\\x.js'],
  ['an empty part', 'starter//x.js'],
  ['more depth than there is', 'starter/python/deep/x.py'],
  ['nothing', ''],
])('a path with %s is refused', async (_, path) => {
  await start()
  const response = await save([...lift(), { path, text: '' }], 0)
  expect([response.status, await problemOf(response)]).toEqual([400, 'bad-request'])
  expect(teamEntriesSchema.parse(await (await get('/api/library/team')).json())).toEqual([])
})

test('too many files, too much text and the same path twice are refused', async () => {
  await start()
  const many = Array.from({ length: 201 }, (__, index) => ({ path: `f${index}.md`, text: '' }))
  const long = Array.from({ length: 9 }, (__, index) => ({
    path: `f${index}.md`,
    text: 'x'.repeat(128 * 1024),
  }))
  for (const files of [many, long, [...lift(), ...lift()], []]) {
    expect((await save(files, 0)).status).toBe(400)
  }
  const huge = [{ path: 'manifest.yaml', text: 'x'.repeat(3 * 1024 * 1024) }]
  expect(await problemOf(await save(huge, 0))).toBe('too-large')
})

test('whoever asks for checks without end is told to wait', async () => {
  let nowMs = 0
  server = await startServer({ nowMs: () => nowMs })
  key = (await (await server.createRoom()).join('examiner')).key
  const check = () =>
    server.ask('POST', '/api/library/check', {
      key,
      body: { kind: 'plans', id: 'own', files: [{ path: 'own.yaml', text: 'id: own' }] },
    })
  const statuses = []
  for (let asked = 0; asked < 121; asked++) statuses.push((await check()).status)
  expect(statuses.at(119)).toBe(200)
  expect(statuses.at(120)).toBe(429)
  nowMs += 1_000
  expect((await check()).status).toBe(200)
})

test('an entry is exported as a zip, and the zip gives the same back without being kept', async () => {
  await start()
  await saved(lift(), 0)
  const exported = await get(`${address}/zip`)
  expect(exported.headers.get('content-type')).toBe('application/zip')
  expect(exported.headers.get('content-disposition')).toBe('attachment; filename="lift.zip"')
  const zip = new Uint8Array(await exported.arrayBuffer())
  await server.ask('DELETE', address, { key })
  const imported = await server.ask('POST', '/api/library/import', { key, body: zip })
  expect(importedEntrySchema.parse(await imported.json())).toEqual({
    entry: { kind: 'exercises', id: 'lift', files: lift() },
  })
  expect((await get(address)).status).toBe(404)
  const broken = await server.ask('POST', '/api/library/import', { key, body: zip.slice(9) })
  expect(broken.status).toBe(200)
  expect(await broken.json()).toMatchObject({
    refused: [{ what: { en: expect.stringContaining('no zip file') } }],
  })
  const huge = new Uint8Array(1024 * 1024 + 1)
  const refused = await server.ask('POST', '/api/library/import', { key, body: huge })
  expect(await problemOf(refused)).toBe('too-large')
  const candidate = (await (await server.createRoom()).join('candidate')).key
  expect(
    (await server.ask('POST', '/api/library/import', { key: candidate, body: zip })).status,
  ).toBe(403)
  expect((await server.ask('GET', `${address}/zip`, { key: candidate })).status).toBe(403)
})

test('what comes along with the product is exported for anybody', async () => {
  const library = await openLibrary({ folders: [join(import.meta.dirname, '../exercises')] })
  server = await startServer({ library })
  const response = await server.ask('GET', '/api/library/exercises/flood-fill/zip')
  const read = readZip(new Uint8Array(await response.arrayBuffer()))
  expect(read).toEqual({
    entry: {
      kind: 'exercises',
      id: 'flood-fill',
      files: library.filesOf('exercises', 'flood-fill'),
    },
  })
})
