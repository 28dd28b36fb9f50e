/** Who reads what of the library, and that a room keeps what it began with. */
import { afterEach, expect, test } from 'vitest'
import { libraryContentsSchema, preparedSchema } from '#shared/api.ts'
import type { LibraryContents } from '#shared/api.ts'
import { localisedSchema } from '#shared/language.ts'
import type { ExerciseLibrary } from './exercises/library.ts'
import { fixtureLibrary, newFixtureRoom } from './testing/fixture-library.ts'
import { startServer } from './testing/start-server.ts'
import type { TestServer, TestServerOptions } from './testing/start-server.ts'

const contents = '/api/library/contents'
const teamKey = 'a key of the whole team'.replaceAll(' ', '-')
const halfPublic: ExerciseLibrary = {
  ...fixtureLibrary,
  originOf: (_kind, id) => (id === 'ladder' || id === 'rubric' ? 'built-in' : 'folder'),
}

let server: TestServer
const start = async (options: TestServerOptions) => (server = await startServer(options))
afterEach(() => server.close())

async function read(key?: string): Promise<LibraryContents> {
  const response = await server.ask('GET', contents, {
    headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
  })
  return libraryContentsSchema.parse(await response.json())
}
const idsOf = ({ exercises, rubrics }: LibraryContents) =>
  [...exercises, ...rubrics].map(({ id }) => id)

test('what is a team’s own is read by examiners and by nobody else', async () => {
  await start({ library: halfPublic })
  const room = await server.createRoom()
  for (const role of ['candidate', 'observer'] as const) {
    expect(idsOf(await read(room.links[role]))).toEqual(['ladder', 'rubric'])
    expect(idsOf(await read((await room.join(role)).key))).toEqual(['ladder', 'rubric'])
  }
  expect(idsOf(await read((await room.join('candidate', 'Preview', true)).key))).not.toContain(
    'task',
  )
  expect(idsOf(await read())).toEqual(['ladder', 'rubric'])
  for (const key of [room.links.examiner, (await room.join('examiner')).key]) {
    expect(idsOf(await read(key))).toEqual(['ladder', 'task', 'rubric'])
  }
})

test('with a team’s key nobody without it creates rooms or reads the library, not even what is built in', async () => {
  await start({ library: halfPublic, settings: { teamKey } })
  const ask = (method: string, path: string, key: string | undefined) =>
    server.ask(method, path, {
      headers: key === undefined ? {} : { authorization: `Bearer ${key}` },
      ...(method === 'POST' && { body: newFixtureRoom }),
    })
  for (const key of [undefined, 'a-key-of-another-team', `${teamKey}-`]) {
    expect((await ask('POST', '/api/rooms', key)).status).toBe(401)
    expect((await ask('GET', contents, key)).status).toBe(401)
  }
  expect((await ask('POST', '/api/rooms', teamKey)).status).toBe(200)
  expect(idsOf(await read(teamKey))).toEqual(['ladder', 'task', 'rubric'])
})

test('guessing a team’s key ends soon', async () => {
  await start({ settings: { teamKey }, nowMs: () => 0 })
  const statuses: number[] = []
  for (let tries = 0; tries < 61; tries++) {
    const headers = { authorization: 'Bearer a-guess-like-any-other' }
    statuses.push((await server.ask('GET', contents, { headers })).status)
  }
  expect(statuses.at(0)).toBe(401)
  expect(statuses.at(-1)).toBe(429)
})

test('a room keeps the version that it began with, whatever becomes of the library', async () => {
  const versions = { ...fixtureLibrary }
  await start({ library: versions })
  const room = await server.createRoom()
  const examiner = await room.join('examiner')
  const prepared = async () => {
    const response = await server.ask('GET', `/api/rooms/${room.id}/prepared`, {
      key: examiner.key,
    })
    return preparedSchema.parse(await response.json())
  }
  const before = await prepared()

  const title = localisedSchema.parse({ fr: 'Une autre', en: 'Another' })
  const [ladder, ...others] = fixtureLibrary.exercises
  if (!ladder) throw new Error('the fixture has exercises')
  const rungs = ladder.drillDown?.rungs.slice(1) ?? []
  const changed = {
    ...ladder,
    title,
    drillDown: ladder.drillDown && { ...ladder.drillDown, rungs },
  }
  const exercises = [changed, ...others]
  Object.assign(versions, {
    exercises,
    exercise: (id: string) => exercises.find((exercise) => exercise.id === id),
    rubric: () => undefined,
  })

  expect(await prepared()).toEqual(before)
  await room.change('start', examiner)
  expect(await prepared()).toEqual(before)
  expect((await read(examiner.key)).exercises[0]?.title).toEqual(title)
})
