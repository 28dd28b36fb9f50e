import { preparedSchema } from '#shared/api.ts'
import { expect, test } from './support/fixtures.ts'
import { preparedFor } from './support/prepared.ts'

test('a candidate and an observer never receive a byte of the rubric, of an unrevealed rung or of a note', async ({
  server,
  createInterview,
  enter,
}) => {
  const interview = await createInterview()
  const examiner = await enter(interview, 'examiner', 'Adèle Martin')
  const candidate = await enter(interview, 'candidate', 'Camille Durand')
  const observer = await enter(interview, 'observer', 'Zoé Petit')
  await examiner.room.start()
  for (const { room } of [examiner, candidate, observer]) await room.editorReady()

  const prepared = preparedSchema.parse(await preparedFor(server.origin, interview))
  const rungs = prepared.drillDown?.drillDown?.rungs ?? []
  expect(rungs.length).toBeGreaterThan(5)
  const [first, second] = rungs

  await examiner.room.revealNext()
  await candidate.room.expectPrompt(first?.prompt.en)
  await examiner.room.score('Framing', 3)
  await examiner.room.writeNote('Framing', 'canary-note-5d1f')
  await examiner.room.pinMoment('canary-pin-77ab')
  await examiner.room.expectSaved()
  // Whatever was on its way to the others has arrived once something sent later has.
  await examiner.room.revealNext()
  await candidate.room.expectPrompt(second?.prompt.en)
  await observer.room.expectPrompt(second?.prompt.en)

  const revealed = new Set([first?.id, second?.id])
  const secrets = [
    ...prepared.rubric.criteria.flatMap(({ levels }) => levels.flatMap(({ fr, en }) => [fr, en])),
    ...rungs.flatMap((rung) => [
      ...[rung.weak, rung.ok, rung.strong, ...rung.hints, ...rung.traps].flatMap(({ fr, en }) => [
        fr,
        en,
      ]),
      ...(revealed.has(rung.id) ? [] : [rung.prompt.fr, rung.prompt.en]),
    ]),
    'canary-note-5d1f',
    'canary-pin-77ab',
    interview.links.examiner,
  ].map((secret) => secret.slice(0, 60))
  // The search itself is able to find: the examiner has received what the others must not.
  expect((await examiner.traffic.find(secrets)).length).toBeGreaterThan(50)
  expect(await candidate.traffic.find(secrets)).toEqual([])
  expect(await observer.traffic.find(secrets)).toEqual([])
})

test('a revealed prompt reaches the candidate in the language of their screen', async ({
  startedInterview,
  server,
}) => {
  const { interview, examiner, candidate } = await startedInterview()
  const prepared = preparedSchema.parse(await preparedFor(server.origin, interview))
  await examiner.room.revealNext()
  const first = prepared.drillDown?.drillDown?.rungs[0]
  await candidate.room.expectPrompt(first?.prompt.en)
  await candidate.room.speak('Français')
  await candidate.room.expectPrompt(first?.prompt.fr)
})

test("no link's key stays in the address bar, or is sent in an address or a referrer", async ({
  startedInterview,
}) => {
  const { interview, examiner, candidate } = await startedInterview()
  for (const { room, traffic } of [examiner, candidate]) {
    expect(room.page.url()).not.toContain('#')
    const addresses = traffic.requested.join('\n')
    for (const key of Object.values(interview.links)) expect(addresses).not.toContain(key)
  }
})
