/** How much a criterion counts in this room: changed before the start with a reason, and fixed from then on. */
import { preparedSchema } from '#shared/api.ts'
import type { NewWeight, Prepared } from '#shared/api.ts'
import { openTurns } from '../access/turns.ts'
import type { ParticipantRecord, Store } from '../store/store.ts'
import { ProblemError } from './problem.ts'
import type { Answer } from './route.ts'

interface Parts {
  readonly store: Store
  readonly nowMs: () => number
}

/** Answers with what the room has been prepared with from now on. */
export function changeWeight({ store, nowMs }: Parts): Answer<'examiner', NewWeight> {
  const inTurn = openTurns()
  return ({ room: { id }, participant, body }) =>
    inTurn(id, async () => {
      const room = await store.readRoom(id)
      if (!room) throw new ProblemError('not-found')
      const prepared = withWeight(
        preparedSchema.parse(JSON.parse(room.prepared)),
        body,
        participant,
        nowMs(),
      )
      // The store writes it only while nobody has started: whoever scores knows what it will count.
      const kept = JSON.stringify(prepared)
      await store.prepareAnew(id, kept)
      if ((await store.readRoom(id))?.prepared !== kept) {
        throw new ProblemError('wrong-status', 'weights are fixed once the interview has started')
      }
      return prepared
    })
}

function withWeight(
  prepared: Prepared,
  { criterion, weight, reason }: NewWeight,
  { name }: ParticipantRecord,
  atMs: number,
): Prepared {
  const present = prepared.rubric.criteria.find(({ id }) => id === criterion)
  if (!present) throw new ProblemError('bad-request', 'criterion: not of this rubric')
  const changed = prepared.weights.find((one) => one.criterion === criterion)
  const from = changed?.from ?? present.weight
  if (weight !== from && reason === '') throw new ProblemError('bad-request', 'reason: missing')
  const others = prepared.weights.filter((one) => one.criterion !== criterion)
  const criteria = prepared.rubric.criteria.map((one) =>
    one.id === criterion ? { ...one, weight } : one,
  )
  return {
    ...prepared,
    rubric: { ...prepared.rubric, criteria },
    weights: weight === from ? others : [...others, { criterion, from, reason, by: name, atMs }],
  }
}
