/** What the report says of an interview's course, out of the documents that recorded it. */
import { expect, test } from 'vitest'
import { courseReportSchema } from '#shared/api.ts'
import { listFiles } from '#shared/code.ts'
import { rungIdSchema } from '#shared/ids.ts'
import { addRun } from '#shared/runs.ts'
import { connectParticipant } from './testing/connect-participant.ts'
import { startServer } from './testing/start-server.ts'

test('after the end examiners read who wrote what, which runs there were and how long stages took', async () => {
  const server = await startServer()
  const room = await server.createRoom()
  const examiner = await room.join('examiner', 'Eve')
  const candidate = await room.join('candidate', 'Camille')
  await room.change('start', examiner)
  const ask = () => server.ask('GET', `/api/rooms/${room.id}/report`, { key: examiner.key })
  expect((await ask()).status).toBe(409)

  const { url } = server
  const code = connectParticipant({ url, room: room.id, document: 'code', key: candidate.key })
  await code.until(() => listFiles(code.doc).length > 0)
  const [file] = listFiles(code.doc)
  file?.text.insert(0, '// mine\n')
  const run = addRun(code.doc, {
    id: 'run',
    by: candidate.who.participant,
    name: 'Camille',
    language: 'TypeScript',
    file: 'add.ts',
    kind: 'tests',
    startedAtMs: 5,
    cases: 2,
  })
  run.report({ case: rungIdSchema.parse('one'), verdict: 'passed', ms: 1 })
  run.report({ case: rungIdSchema.parse('two'), verdict: 'failed', ms: 1 })
  run.end('finished', 3)
  expect(await code.saved()).toHaveProperty('saved')
  code.close()
  await room.change('end', examiner)

  const report = courseReportSchema.parse(await (await ask()).json())
  expect(report.authorship).toEqual([
    {
      file: 'add.ts',
      parts: [
        { name: null, role: null, characters: 27 },
        { name: 'Camille', role: 'candidate', characters: 8 },
      ],
    },
  ])
  expect(report.runs).toEqual([
    {
      atMs: 5,
      name: 'Camille',
      kind: 'tests',
      language: 'TypeScript',
      file: 'add.ts',
      state: 'finished',
      passed: 1,
      cases: 2,
    },
  ])
  expect(report.past).toHaveLength(1)
  expect(report.stages).toHaveLength(3)
  await server.close()
})
